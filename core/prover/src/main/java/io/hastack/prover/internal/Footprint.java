package io.hastack.prover.internal;

import io.hastack.prover.Action;
import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a single fault and its repair touch.
 *
 * @param whole whether it touches everything, as far as this is known: quorum, more than one partition, a violation
 * @param gone nodes that are lost, stopped or fenced
 * @param places instances that fail, or with which something is done
 */
record Footprint(boolean whole, Set<String> gone, Set<Place> places) {
    /** A resource on a node. */
    record Place(String resource, String node) {}

    static final Footprint WHOLE = new Footprint(true, Set.of(), Set.of());

    private static final Set<Kind> EVERYWHERE = Set.of(Kind.FENCING_FAILS, Kind.REMOTE_LOST);

    /** Reads it from the answers to a fault that broke no invariant. */
    static Footprint of(World world, Trial trial) {
        Course course = trial.main();
        if (trial.courses().size() > 1 || !course.quorate() || !course.view().quorate()) {
            return WHOLE;
        }
        Set<Place> places = new HashSet<>();
        Stream.concat(course.broken().stream(), course.repaired().stream())
                .flatMap(r -> r.done().stream())
                .filter(a -> !a.resource().isEmpty())
                .map(Footprint::place)
                .forEach(places::add);
        for (Fault fault : trial.scenario().faults()) {
            if (EVERYWHERE.contains(fault.kind())) {
                world.steady().nodes().keySet().forEach(n -> places.add(new Place(fault.resource(), n)));
            } else if (!fault.resource().isEmpty()) {
                places.add(new Place(fault.resource(), fault.where()));
            }
        }
        return new Footprint(false, Set.copyOf(new Broken(world, course).gone()), Set.copyOf(places));
    }

    private static Place place(Action action) {
        return new Place(action.resource(), action.node());
    }

    Footprint renamed(UnaryOperator<String> resource, UnaryOperator<String> node) {
        return new Footprint(
                whole,
                gone.stream().map(node).collect(Collectors.toSet()),
                places.stream()
                        .map(p -> new Place(resource.apply(p.resource()), node.apply(p.node())))
                        .collect(Collectors.toSet()));
    }
}
