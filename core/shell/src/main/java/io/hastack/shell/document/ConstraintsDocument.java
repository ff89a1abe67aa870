package io.hastack.shell.document;

import io.hastack.engine.PlacedConstraint;
import io.hastack.shell.text.ConstraintText;
import java.util.List;

/** What {@code ha:constraints --json} prints; {@code cluster} is null for an edge of the plan. */
public record ConstraintsDocument(List<ConstraintDocument> constraints) {
    /** A constraint; {@code kind} is order, colocation or location. */
    public record ConstraintDocument(String id, String kind, String text, String component, String cluster) {
        static ConstraintDocument of(PlacedConstraint placed) {
            return new ConstraintDocument(
                    placed.constraint().id(),
                    ConstraintText.kind(placed.constraint()),
                    ConstraintText.text(placed.constraint()),
                    placed.component(),
                    placed.cluster().orElse(null));
        }
    }

    /** Returns the document of constraints. */
    public static ConstraintsDocument of(List<PlacedConstraint> constraints) {
        return new ConstraintsDocument(
                constraints.stream().map(ConstraintDocument::of).toList());
    }
}
