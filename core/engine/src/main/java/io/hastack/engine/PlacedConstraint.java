package io.hastack.engine;

import io.hastack.spi.constraint.Constraint;
import java.util.Optional;

/**
 * A constraint and where it goes.
 *
 * @param component which component's bundle contributed it
 * @param cluster the cluster whose CIB holds it; empty if its ends live in different clusters and it orders the plan
 */
public record PlacedConstraint(String component, Constraint constraint, Optional<String> cluster) {}
