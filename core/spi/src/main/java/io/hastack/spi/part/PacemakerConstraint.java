package io.hastack.spi.part;

import io.hastack.spi.constraint.Constraint;

/** A constraint whose ends live in one cluster. Made by the planner only. */
public record PacemakerConstraint(Placement placement, Constraint constraint) implements CibPart {
    @Override
    public String kind() {
        return "constraint";
    }

    @Override
    public String key() {
        return constraint.id();
    }
}
