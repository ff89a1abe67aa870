package io.hastack.engine;

import io.hastack.spi.constraint.Constraint;
import java.util.List;
import java.util.Optional;

/**
 * A constraint and where it goes.
 *
 * @param component which component's bundle contributed it
 * @param ends the resources it names, the dependent one last
 * @param place what became of it
 * @param reason why, in words: the clusters of its ends, and what waits for what if it orders the plan
 */
public record PlacedConstraint(String component, Constraint constraint, List<End> ends, Place place, String reason) {
    /** What became of a constraint. */
    public enum Place {
        /** Pacemaker keeps it: all ends are in one cluster. */
        CIB,
        /** An edge of the plan: its ends are in different clusters, and the second waits for conditions of the first. */
        PLAN,
        /** Nobody keeps it: an end is missing, or there is nothing that could wait. */
        NOWHERE
    }

    /**
     * A resource that a constraint names.
     *
     * @param cluster the cluster whose CIB holds it; empty if no installed component of the topology has it
     */
    public record End(String resource, Optional<String> cluster) {}

    public PlacedConstraint {
        ends = List.copyOf(ends);
    }

    /** Returns the cluster whose CIB holds the constraint, if one does. */
    public Optional<String> cluster() {
        return place == Place.CIB ? ends.get(0).cluster() : Optional.empty();
    }
}
