package io.hastack.prover;

/**
 * The scheduler's answer to one {@link Simulation}.
 *
 * @param exitCode of {@code crm_simulate}, 128 and more if a signal ended it
 * @param cib the CIB after the transition ({@code --save-output}), or an empty text
 * @param graph the transition graph ({@code --save-graph}), or an empty text
 * @param report standard output of {@code --output-as=xml}: status before, actions, status after
 * @param messages standard error, for people; a few thousand characters are enough
 */
public record Outcome(int exitCode, String cib, String graph, String report, String messages) {
    /**
     * Returns whether it is an answer; otherwise the scheduler refused or crashed. Exit code 1 with everything written is an
     * answer too: a transition whose actions wait for each other.
     */
    public boolean answered() {
        return (exitCode == 0 || exitCode == 1) && !cib.isEmpty() && !graph.isEmpty() && !report.isEmpty();
    }
}
