package io.hastack.prover.internal;

import io.hastack.prover.Action;
import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import io.hastack.prover.Instance;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a scenario's faults take away by themselves, so that no invariant asks for it. */
final class Broken {
    /** Pacemaker takes an instance away from where its actions keep failing. */
    private static final Set<Kind> LASTING = Set.of(
            Kind.START_FAILS,
            Kind.START_TIMES_OUT,
            Kind.STOP_FAILS,
            Kind.STOP_TIMES_OUT,
            Kind.PROMOTE_FAILS,
            Kind.DEMOTE_FAILS);

    private final World world;
    private final Course course;
    private final Set<String> gone = new LinkedHashSet<>();

    Broken(World world, Course course) {
        this.world = world;
        this.course = course;
        for (Fault fault : faults()) {
            if (fault.kind() == Kind.NODE_LOST || fault.kind() == Kind.NODE_STOPS) {
                gone.add(fault.where());
            }
        }
        gone.addAll(course.view().cut());
        gone.addAll(fenced());
        // a remote is gone with its connection
        faults().stream().filter(f -> f.kind() == Kind.REMOTE_LOST).forEach(f -> gone.add(f.resource()));
    }

    List<Fault> faults() {
        return course.view().scenario().faults();
    }

    /** Returns the nodes that are lost, stopped, cut off or fenced. */
    Set<String> gone() {
        return gone;
    }

    Set<String> fenced() {
        return course.broken().stream()
                .flatMap(r -> r.done().stream())
                .filter(a -> a.task().equals("fence"))
                .map(Action::node)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns whether a resource, or what it needs, fails on a node whenever it is tried there. */
    boolean lasting(String resource, String node) {
        return faults().stream()
                .anyMatch(f -> everywhere(f, resource)
                        || LASTING.contains(f.kind())
                                && f.where().equals(node)
                                && world.model().needing(f.resource()).contains(resource));
    }

    private boolean everywhere(Fault fault, String resource) {
        return (fault.kind() == Kind.FENCING_FAILS || fault.kind() == Kind.REMOTE_LOST)
                && world.model().needing(fault.resource()).contains(resource);
    }

    /** Returns whether an instance is one that a fault names. */
    boolean named(Instance instance) {
        return faults().stream()
                .anyMatch(f -> f.resource().equals(instance.resource())
                        && (f.where().isEmpty() || f.where().equals(instance.node())));
    }

    /** Returns whether an instance needs one that a fault names, on the same node. */
    boolean needing(Instance instance) {
        return faults().stream()
                .filter(f -> !f.resource().isEmpty())
                .filter(f -> f.where().isEmpty() || f.where().equals(instance.node()))
                .anyMatch(f -> world.model().needing(f.resource()).contains(instance.resource()));
    }

    /**
     * Returns whether an instance must go elsewhere for what fails on its node: an address that cannot start there and may
     * only be where the promoted instance is takes the promotion along, or it would serve nobody. Single resources that must
     * be together move together, as those of a group do.
     */
    boolean yielding(Instance instance) {
        return faults().stream()
                .filter(f -> LASTING.contains(f.kind()) && f.where().equals(instance.node()))
                .anyMatch(f -> taken(f.resource()).contains(instance.resource()));
    }

    private Set<String> taken(String failed) {
        Set<String> promoted = world.model().relations().stream()
                .filter(r -> together(r)
                        && r.then().equals(failed)
                        && !r.firstAction().isEmpty())
                .map(Relation::first)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> taken = new LinkedHashSet<>(Set.of(failed));
        while (world.model().relations().stream()
                .filter(r -> together(r) && single(r.first()) && taken.contains(r.then()))
                .map(r -> taken.addAll(world.model().needing(r.first())))
                .reduce(false, Boolean::logicalOr)) {}
        taken.addAll(promoted);
        return taken;
    }

    private static boolean together(Relation relation) {
        return !relation.order() && relation.mandatory();
    }

    private boolean single(String resource) {
        return world.model().knows(resource)
                && !world.model().resource(resource).cloned();
    }

    /** Returns whether a fault happens on a node. */
    boolean touches(String node) {
        return gone.contains(node) || faults().stream().anyMatch(f -> f.where().equals(node));
    }
}
