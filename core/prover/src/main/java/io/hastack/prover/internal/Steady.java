package io.hastack.prover.internal;

import io.hastack.prover.Invariant;
import io.hastack.prover.internal.Snapshot.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What does not hold before any fault. */
final class Steady {
    private Steady() {}

    /**
     * Checks the way to the steady state and that state.
     *
     * @param start transitions that led there
     * @param nothing transitions that lead there from nothing; the same ones for a CIB without history
     */
    static List<Finding> check(World world, List<Round> start, List<Round> nothing) {
        Ordered ordered = new Ordered(world.model());
        List<Finding> found = new ArrayList<>(ordered.circles());
        found.addAll(Safe.check(world, start));
        found.addAll(ordered.check(nothing));
        world.model().resources().forEach(r -> promise(world, r, found));
        for (Seen s : world.steady().seen()) {
            String how = s.blocked() ? "blocked" : s.orphaned() ? "orphaned" : s.managed() ? "" : "unmanaged";
            if (!how.isEmpty()) {
                found.add(Finding.of(
                        Invariant.LIVE, s.resource() + " is " + how + " " + s.node(), List.of(s.resource())));
            }
        }
        return found;
    }

    private static void promise(World world, Resource resource, List<Finding> to) {
        String target =
                resource.meta().getOrDefault("target-role", resource.cloneMeta().getOrDefault("target-role", ""));
        if (target.equalsIgnoreCase("Stopped")) {
            return;
        }
        Set<String> can = new TreeSet<>(world.eligible().getOrDefault(resource.id(), Set.of()));
        can.retainAll(world.steady().usable());
        int promised = resource.cloned() ? Math.min(world.most(resource), can.size()) : 1;
        int active = world.places(resource.id()).size();
        if (active < promised) {
            to.add(Finding.of(
                    Invariant.LIVE,
                    resource.id() + " is active on " + active + " nodes, " + promised + " are promised",
                    List.of(resource.id())));
        }
        long promoted = world.places(resource.id()).values().stream()
                .filter("Promoted"::equals)
                .count();
        if (resource.promotable() && active > 0 && promoted < Math.min(resource.mostPromoted(), active)) {
            to.add(Finding.of(
                    Invariant.LIVE,
                    resource.id() + " is promoted on " + promoted + " nodes, "
                            + Math.min(resource.mostPromoted(), active) + " are promised",
                    List.of(resource.id())));
        }
    }
}
