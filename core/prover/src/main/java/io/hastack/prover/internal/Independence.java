package io.hastack.prover.internal;

import io.hastack.prover.Fault;
import io.hastack.prover.Scenario;
import io.hastack.prover.internal.Footprint.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs of faults that do not meet: what one touches, with its repair, is neither what the other touches nor joined to it
 * by any constraint, and at most one takes a node away. What follows from such a pair is what follows from each, and
 * neither breaks an invariant. Belongs to one thread.
 */
final class Independence {
    /** Options of a clone that let one instance depend on how many others there are, or on what they do. */
    private static final Set<String> JOINING = Set.of("clone-max", "clone-node-max", "clone-min", "ordered", "notify");

    private final World world;
    private final Likeness likeness;
    private final Map<String, Footprint> footprints;
    private final Map<Place, Integer> index = new HashMap<>();
    private final Map<String, Reach> reaches = new HashMap<>();

    /** What a fault touches, and all that is joined to it. */
    private record Reach(BitSet touched, BitSet joined) {}

    /** {@code footprints}: of single faults, by their ids. */
    Independence(World world, Likeness likeness, Map<String, Footprint> footprints) {
        this.world = world;
        this.likeness = likeness;
        this.footprints = footprints;
        for (Resource resource : world.model().resources()) {
            for (String node : world.steady().nodes().keySet()) {
                index.put(new Place(resource.id(), node), index.size());
            }
        }
    }

    boolean of(Scenario pair) {
        Fault a = pair.faults().get(0);
        Fault b = pair.faults().get(1);
        Footprint one = footprints.getOrDefault(a.id(), Footprint.WHOLE);
        Footprint other = footprints.getOrDefault(b.id(), Footprint.WHOLE);
        if (likeness.entangled() || one.whole() || other.whole()) {
            return false;
        }
        return (one.gone().isEmpty() || other.gone().isEmpty())
                && !reach(a, one).joined().intersects(reach(b, other).touched());
    }

    /** Returns whether a fault by itself breaks no invariant. */
    boolean sound(Fault fault) {
        return footprints.containsKey(fault.id());
    }

    /** Returns whether a fault touches nothing that is joined to an instance. */
    boolean of(Place instance, Fault fault) {
        Footprint footprint = footprints.getOrDefault(fault.id(), Footprint.WHOLE);
        return !likeness.entangled()
                && !footprint.whole()
                && index.containsKey(instance)
                && !reach(fault, footprint).joined().get(index.get(instance));
    }

    private Reach reach(Fault fault, Footprint footprint) {
        return reaches.computeIfAbsent(fault.id(), f -> {
            BitSet touched = new BitSet();
            BitSet joined = new BitSet();
            List<Place> places = new ArrayList<>(footprint.places());
            for (Resource resource : world.model().resources()) {
                footprint.gone().forEach(n -> places.add(new Place(resource.id(), n)));
            }
            // whoever fences a node that is gone is needed for it
            for (String node : footprint.gone()) {
                for (String device : world.model().devicesOf(node)) {
                    world.steady().nodes().keySet().forEach(n -> places.add(new Place(device, n)));
                }
            }
            for (Place place : places) {
                if (index.containsKey(place)) {
                    touched.set(index.get(place));
                }
                index.forEach((other, i) -> {
                    if (joins(place, other)) {
                        joined.set(i);
                    }
                });
            }
            return new Reach(touched, joined);
        });
    }

    /** Returns whether a constraint joins two instances. */
    boolean joins(Place a, Place b) {
        // a connection is a resource, and the node behind it
        if (a.resource().equals(b.node()) || b.resource().equals(a.node())) {
            return true;
        }
        if (a.resource().equals(b.resource())) {
            return a.node().equals(b.node()) || !apart(a.resource());
        }
        return likeness.joined(a.resource()).contains(b.resource())
                && (a.node().equals(b.node()) || !beside(a.resource()) || !beside(b.resource()));
    }

    /** An instance of such a clone depends on other resources on its own node only. */
    private boolean beside(String id) {
        Resource resource = world.model().resource(id);
        return resource != null && resource.cloned() && resource.interleaved() && !resource.unique();
    }

    /** Instances of such a clone know nothing of each other. */
    private boolean apart(String id) {
        return beside(id)
                && !world.model().resource(id).promotable()
                && JOINING.stream().noneMatch(world.model().resource(id).cloneMeta()::containsKey);
    }
}
