package io.hastack.prover;

import java.time.Duration;

/** Told how far a proof is, by the thread that runs it. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, total, remaining) -> {};

    /**
     * Called after each batch.
     *
     * @param done scenarios decided so far
     * @param total scenarios of the proof
     * @param remaining what the rest will take at the pace so far; zero at the end
     */
    void at(int done, int total, Duration remaining);
}
