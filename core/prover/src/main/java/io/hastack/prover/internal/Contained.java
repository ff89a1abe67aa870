package io.hastack.prover.internal;

import io.hastack.prover.Fault;
import io.hastack.prover.Instance;
import io.hastack.prover.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A failure disturbs what needs the failed instance on its node, and on other nodes no more than the bound. */
final class Contained {
    private static final int NAMED = 6;

    private Contained() {}

    /**
     * Checks one course.
     *
     * @param component from a resource to its component
     * @param bounds from a component to instances on other nodes
     */
    static List<Finding> check(
            World world, Course course, Function<String, String> component, Map<String, Integer> bounds) {
        if (!course.quorate()) {
            return List.of();
        }
        Disturbed disturbed = new Disturbed(world, course);
        List<Instance> near = disturbed.unneeded().stream()
                .filter(i -> !disturbed.elsewhere().contains(i))
                .toList();
        int bound = bound(world, course, component, bounds);
        int far = disturbed.elsewhere().size();
        List<Instance> wrong = new ArrayList<>(near);
        if (far > bound) {
            wrong.addAll(disturbed.elsewhere());
        }
        if (wrong.isEmpty()) {
            return List.of();
        }
        String message = (far > bound ? far + " instances on other nodes are disturbed, " + bound + " may be" : "")
                + (far > bound && !near.isEmpty() ? "; " : "")
                + (near.isEmpty() ? "" : near.size() + " on the same node do not need what failed")
                + ": "
                + wrong.stream()
                        .limit(NAMED)
                        .map(i -> i.resource() + "@" + i.node())
                        .collect(Collectors.joining(", "))
                + (wrong.size() > NAMED ? " and " + (wrong.size() - NAMED) + " more" : "");
        List<String> resources =
                wrong.stream().map(Instance::resource).distinct().toList();
        return List.of(Finding.of(Invariant.CONTAINED, message, resources).weighing(wrong.size()));
    }

    /** A fault of a node is one of every component with an instance there. */
    private static int bound(
            World world, Course course, Function<String, String> component, Map<String, Integer> bounds) {
        Broken broken = new Broken(world, course);
        return world.instances().stream()
                .filter(i -> broken.gone().contains(i.node())
                        || course.view().scenario().faults().stream()
                                .map(Fault::resource)
                                .anyMatch(i.resource()::equals))
                .map(i -> component.apply(i.resource()))
                .distinct()
                .mapToInt(c -> bounds.getOrDefault(c, 0))
                .sum();
    }
}
