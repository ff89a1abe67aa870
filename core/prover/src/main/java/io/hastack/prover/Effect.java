package io.hastack.prover;

/** What a scenario does to a component, from mild to grave; the gravest of its instances counts. */
public enum Effect {
    UNAFFECTED,
    /** An instance was stopped, demoted or fenced and runs again in the same place. */
    RESTARTED,
    /** An instance runs in another place; nothing is missing. */
    MOVED,
    /** Fewer instances run than before. */
    REDUCED,
    /** Nothing of a resource of the component runs any more. */
    LOST
}
