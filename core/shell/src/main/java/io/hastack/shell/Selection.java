package io.hastack.shell;

import io.hastack.engine.Inventory;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks the components that a command names against the topology and what is installed. */
final class Selection {
    private Selection() {}

    /**
     * Returns the components named; empty for all.
     *
     * @throws HaException INPUT_ARGUMENT for each name that the topology does not list, and one with the command to give
     *     for all whose feature is not installed
     */
    static Set<String> of(Collection<String> names, Topology topology, Inventory inventory) {
        Set<String> everywhere = inventory.components().stream()
                .filter(c -> c.everyCluster() || c.everyRemote() && remotes(topology))
                .map(ComponentInfo::id)
                .collect(Collectors.toSet());
        Set<String> wanted = new TreeSet<>(names.isEmpty() ? topology.components() : names);
        List<Problem> problems = new ArrayList<>();
        Set<String> known = new TreeSet<>(topology.components());
        known.addAll(everywhere);
        for (String name : wanted) {
            if (!known.contains(name)) {
                problems.add(problem("no cluster of topology '" + topology.name() + "' lists component '" + name
                        + "'; it lists " + String.join(", ", known)));
            }
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.retainAll(known);
        inventory.components().forEach(c -> missing.remove(c.id()));
        if (!missing.isEmpty()) {
            problems.add(problem("not installed: " + String.join(", ", missing) + ". Give: feature:install "
                    + missing.stream().map(m -> "ha-" + m).collect(Collectors.joining(" "))));
        }
        if (!problems.isEmpty()) {
            throw new HaException(problems);
        }
        return Set.copyOf(names);
    }

    /** Returns whether there is anything for what every remote holds. */
    static boolean remotes(Topology topology) {
        return topology.clusters().stream().anyMatch(c -> !c.remotes().isEmpty());
    }

    private static Problem problem(String message) {
        return new Problem(ErrorCode.INPUT_ARGUMENT, message);
    }
}
