package io.hastack.prover.internal;

import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import io.hastack.prover.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The partitions that a scenario leaves, the one with quorum first. */
final class Views {
    private Views() {}

    static List<View> of(World world, Scenario scenario) {
        List<Set<String>> sides = new ArrayList<>(List.of(world.alive()));
        boolean gone = false;
        for (Fault fault : scenario.faults()) {
            if (fault.kind() == Kind.PARTITION) {
                sides = split(sides, Set.of(fault.where().split("\\|")[0].split(",")));
            } else if (fault.kind() == Kind.NODE_LOST) {
                sides.forEach(s -> s.remove(fault.where()));
            }
            gone = gone || fault.kind() == Kind.QUORUM_LOST;
        }
        sides.removeIf(Set::isEmpty);
        Set<String> all = new LinkedHashSet<>();
        sides.forEach(all::addAll);
        List<View> views = new ArrayList<>();
        for (Set<String> side : sides) {
            Set<String> cut = new LinkedHashSet<>(all);
            cut.removeAll(side);
            boolean quorate = !gone && world.quorate(side.size());
            views.add(new View(scenario, side, cut, quorate, quorate || sides.size() == 1));
        }
        views.sort((a, b) -> Boolean.compare(b.quorate(), a.quorate()));
        return views;
    }

    private static List<Set<String>> split(List<Set<String>> sides, Set<String> part) {
        List<Set<String>> split = new ArrayList<>();
        for (Set<String> side : sides) {
            Set<String> in = new LinkedHashSet<>(side);
            in.retainAll(part);
            Set<String> out = new LinkedHashSet<>(side);
            out.removeAll(part);
            split.add(in);
            split.add(out);
        }
        return split;
    }
}
