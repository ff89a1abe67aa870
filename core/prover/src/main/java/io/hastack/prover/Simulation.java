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
}
