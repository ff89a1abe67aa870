package io.hastack.prover.internal;

import io.hastack.prover.Instance;
import io.hastack.prover.Invariant;
import io.hastack.prover.internal.Snapshot.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** After the repair everything is as many times there as before, and nothing that ran was disturbed for it. */
final class Returns {
    private Returns() {}

    static List<Finding> check(World world, Course course) {
        if (course.repaired().isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        Snapshot now = course.repaired().get(course.repaired().size() - 1).after();
        for (Resource resource : world.model().resources()) {
            for (String role : List.of("active", "promoted")) {
                int before = count(world.steady(), resource, role);
                int after = count(now, resource, role);
                if (after < before) {
                    found.add(Finding.of(
                            Invariant.RETURNS,
                            resource.id() + " is " + role + " on " + after
                                    + " nodes after the repair, before the fault on " + before,
                            List.of(resource.id())));
                }
            }
        }
        found.addAll(moved(world, course));
        for (Seen s : now.seen()) {
            if ((s.blocked() || s.failed() && s.active() || s.orphaned())
                    && !world.steady().seen().contains(s)) {
                found.add(Finding.of(
                        Invariant.RETURNS,
                        s.resource() + " on " + s.node() + " is not well after the repair",
                        List.of(s.resource())));
            }
        }
        return found;
    }

    private static int count(Snapshot snapshot, Resource resource, String role) {
        Set<String> usable = snapshot.usable();
        return (int) snapshot.active().stream()
                .filter(i -> i.resource().equals(resource.id()) && usable.contains(i.node()))
                .filter(i -> role.equals("active") || i.role().equals("Promoted"))
                .map(Instance::node)
                .distinct()
                .count();
    }

    /** What was well when the repair began and is stopped for it. */
    private static List<Finding> moved(World world, Course course) {
        Snapshot end = course.end();
        Set<String> usable = end.usable();
        Set<Instance> well = end.seen().stream()
                .filter(s -> s.active() && !s.failed() && !s.blocked() && usable.contains(s.node()))
                .map(s -> new Instance(s.resource(), s.node(), s.role()))
                .collect(Collectors.toSet());
        Set<String> moved = new TreeSet<>();
        Set<String> resources = new TreeSet<>();
        for (Instance i : well) {
            if (world.model().knows(i.resource()) && Disturbed.hit(course.repaired(), i)) {
                moved.add(i.resource() + "@" + i.node());
                resources.add(i.resource());
            }
        }
        return moved.isEmpty()
                ? List.of()
                : List.of(Finding.of(
                                Invariant.RETURNS,
                                "the repair stops what ran well: " + String.join(", ", moved),
                                List.copyOf(resources))
                        .weighing(moved.size()));
    }
}
