package io.hastack.prover;

/** What must hold after every failure; {@code docs/proof.md} says how each is decided. */
public enum Invariant {
    /** No active/passive resource is active twice, not even within a transition. */
    SAFE,
    /** With quorum, every resource has the instances it promises; nothing is blocked, failed, orphaned or unmanaged. */
    LIVE,
    /** Starts and stops respect every declared order. */
    ORDERED,
    /** No more instances are disturbed than the component's bound allows. */
    CONTAINED,
    /** The repair restores the former state and moves nothing that need not move. */
    RETURNS,
    /** A partition without quorum ends with nothing running. */
    MINORITY_STOPS
}
