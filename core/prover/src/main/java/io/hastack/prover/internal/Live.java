package io.hastack.prover.internal;

import io.hastack.prover.Fault.Kind;
import io.hastack.prover.Invariant;
import io.hastack.prover.internal.Snapshot.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What every resource promises is there at the end, and nothing hangs. */
final class Live {
    private final World world;
    private final Broken broken;
    private final Snapshot end;
    private final List<Finding> found = new ArrayList<>();

    private Live(World world, Course course) {
        this.world = world;
        this.broken = new Broken(world, course);
        this.end = course.end();
    }

    static List<Finding> check(World world, Course course) {
        Live live = new Live(world, course);
        if (course.restless()) {
            live.note(
                    "Pacemaker finds no rest: after " + course.broken().size() + " transitions it still acts",
                    named(course));
        }
        if (live.unfenced()) {
            return live.found;
        }
        world.model().resources().forEach(live::promise);
        live.hanging();
        return live.found;
    }

    private static List<String> named(Course course) {
        Round last = course.broken().get(course.broken().size() - 1);
        return last.done().stream()
                .map(a -> a.resource().isEmpty() ? a.node() : a.resource())
                .toList();
    }

    /** The scheduler's simulation takes fencing for done; where all devices of a node fail, what needs it waits instead. */
    private boolean unfenced() {
        for (String node : broken.fenced()) {
            Set<String> devices = world.model().devicesOf(node);
            Set<String> failed = broken.faults().stream()
                    .filter(f -> f.kind() == Kind.FENCING_FAILS)
                    .map(f -> f.resource())
                    .filter(devices::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!failed.isEmpty() && failed.containsAll(devices)) {
                found.add(Finding.of(Invariant.LIVE, "what ran on " + node + " waits until it is fenced", List.of(node))
                        .expected("no device is left that could fence " + node + ": " + String.join(", ", failed)
                                + " failed; starting it elsewhere before could make it run twice"));
                return true;
            }
        }
        return false;
    }

    private void promise(Resource resource) {
        Set<String> places = world.places(resource.id()).keySet();
        Set<String> promoted = world.places(resource.id()).entrySet().stream()
                .filter(p -> p.getValue().equals("Promoted"))
                .map(p -> p.getKey())
                .collect(Collectors.toSet());
        count(resource, "active", places.size(), Seen::active);
        count(resource, "promoted", promoted.size(), s -> s.role().equals("Promoted"));
    }

    private void count(Resource resource, String what, int before, Predicate<Seen> counts) {
        if (before == 0) {
            return;
        }
        Set<String> can = new TreeSet<>(world.eligible().getOrDefault(resource.id(), Set.of()));
        can.addAll(world.places(resource.id()).keySet());
        can.removeIf(n -> !end.usable().contains(n) || broken.lasting(resource.id(), n));
        Set<String> does = end.seen().stream()
                .filter(s -> s.resource().equals(resource.id())
                        && counts.test(s)
                        && end.usable().contains(s.node()))
                .map(Seen::node)
                .collect(Collectors.toCollection(TreeSet::new));
        int promised = Math.min(before, can.size());
        if (does.size() < promised) {
            Set<String> missing = new TreeSet<>(can);
            missing.removeAll(does);
            note(
                    resource.id() + " is " + what + " on " + does.size() + " nodes; " + promised + " are promised, and "
                            + String.join(", ", missing) + " could run it",
                    List.of(resource.id()));
        } else if (can.isEmpty() && does.isEmpty() && !device(resource)) {
            found.add(
                    Finding.of(Invariant.LIVE, resource.id() + " is not " + what + " anywhere", List.of(resource.id()))
                            .expected("no node is left that could run it: " + String.join(" and ", lost(resource))));
        }
    }

    /** The fault itself says that a device or a connection is gone. */
    private boolean device(Resource resource) {
        return broken.faults().stream()
                .filter(f -> f.kind() == Kind.FENCING_FAILS || f.kind() == Kind.REMOTE_LOST)
                .anyMatch(f -> world.model().needing(f.resource()).contains(resource.id())
                        || f.kind() == Kind.REMOTE_LOST
                                && world.places(resource.id()).keySet().equals(Set.of(f.resource())));
    }

    private List<String> lost(Resource resource) {
        return world.places(resource.id()).keySet().stream()
                .map(n -> n + (broken.gone().contains(n) ? " is gone" : " fails to run it"))
                .toList();
    }

    private void hanging() {
        Set<Seen> before = Set.copyOf(world.steady().seen());
        for (Seen s : end.seen()) {
            String how = s.blocked() ? "blocked" : s.orphaned() ? "orphaned" : !s.managed() ? "unmanaged" : "";
            if (how.isEmpty() && s.failed() && s.active() && !broken.lasting(s.resource(), s.node())) {
                how = "failed";
            }
            if (!how.isEmpty() && !before.contains(s)) {
                note(s.resource() + " stays " + how + " on " + s.node(), List.of(s.resource()));
            }
        }
        for (String node : end.unclean()) {
            note(node + " stays unclean: it is never fenced", List.of(node));
        }
    }

    private void note(String message, List<String> resources) {
        found.add(Finding.of(Invariant.LIVE, message, resources));
    }
}
