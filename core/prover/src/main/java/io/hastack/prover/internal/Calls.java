package io.hastack.prover.internal;

import io.hastack.prover.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Questions as lines that a person can paste into a shell. */
final class Calls {
    private final Optional<Cache> cache;

    Calls(Optional<Cache> cache) {
        this.cache = cache;
    }

    List<String> of(List<Simulation> simulations) {
        return simulations.stream().map(this::line).toList();
    }

    private String line(Simulation simulation) {
        String file = cache.map(c -> c.keep(simulation.cib()).toString())
                .orElseGet(() -> Cache.hash(simulation.cib()).substring(0, 16) + ".xml");
        return "crm_simulate --simulate --xml-file=" + file
                + simulation.injections().stream().map(o -> " " + quoted(o)).collect(Collectors.joining());
    }

    private static String quoted(String option) {
        return option.matches("[A-Za-z0-9@%+=:,./_-]+") ? option : "'" + option.replace("'", "'\\''") + "'";
    }
}
