package io.hastack.prover;

import java.util.List;

/**
 * One question to the scheduler: what follows from a CIB and what is injected into it. The same question has the same
 * answer for ever, by the same version of the scheduler.
 *
 * @param cib a whole CIB with status
 * @param injections options of {@code crm_simulate}, such as {@code --node-fail=ctl1}; neither source nor artifacts,
 *     which are the simulator's affair
 */
public record Simulation(String cib, List<String> injections) {
    public Simulation {
        injections = List.copyOf(injections);
    }

    /**
     * Returns the options that change the CIB before the transition, and the time. They take a call of their own, with
     * {@code --save-input}: the XML report of Pacemaker 3.0 ends behind the first change it tells.
     */
    public List<String> changes() {
        return changing() ? injections.stream().filter(o -> !lasts(o)).toList() : List.of();
    }

    /** Returns the options that hold during the transition. */
    public List<String> course() {
        return injections.stream().filter(o -> lasts(o) || time(o)).toList();
    }

    private boolean changing() {
        return injections.stream().anyMatch(o -> !lasts(o) && !time(o));
    }

    private static boolean lasts(String option) {
        return option.startsWith("--op-fail") || option.equals("--show-scores");
    }

    private static boolean time(String option) {
        return option.startsWith("--set-datetime");
    }
}
