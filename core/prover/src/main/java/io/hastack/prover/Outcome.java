package io.hastack.prover;

/**
 * The scheduler's answer to one {@link Simulation}.
 *
 * @param exitCode of {@code crm_simulate}, 128 and more if a signal ended it
 * @param cib the CIB after the transition, or an empty text
 * @param graph the transition graph as {@code --save-graph} writes it, or an empty text
 * @param messages what it printed, for people; cut to a few thousand characters
 */
public record Outcome(int exitCode, String cib, String graph, String messages) {
    /** Returns whether it is an answer; otherwise the scheduler refused or crashed. */
    public boolean answered() {
        return exitCode == 0 && !cib.isEmpty() && !graph.isEmpty();
    }
}
