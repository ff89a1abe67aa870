package io.hastack.shell.document;

import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedConstraint.End;
import io.hastack.shell.text.ConstraintText;
import java.util.List;
import java.util.Locale;

/** What {@code ha:constraints --json} prints. */
public record ConstraintsDocument(List<ConstraintDocument> constraints) {
    /** A constraint; {@code cluster} is null unless a CIB holds it. */
    public record ConstraintDocument(
            String id,
            String kind,
            String text,
            String score,
            List<EndDocument> ends,
            String component,
            String place,
            String cluster,
            String reason) {
        static ConstraintDocument of(PlacedConstraint placed) {
            return new ConstraintDocument(
                    placed.constraint().id(),
                    ConstraintText.kind(placed.constraint()),
                    ConstraintText.text(placed.constraint()),
                    ConstraintText.score(placed.constraint()),
                    placed.ends().stream().map(EndDocument::of).toList(),
                    placed.component(),
                    placed.place().name().toLowerCase(Locale.ROOT),
                    placed.cluster().orElse(null),
                    placed.reason());
        }
    }

    /** A resource that a constraint names; {@code cluster} is null if the topology has no such resource. */
    public record EndDocument(String resource, String cluster) {
        static EndDocument of(End end) {
            return new EndDocument(end.resource(), end.cluster().orElse(null));
        }
    }

    /** Returns the document of constraints. */
    public static ConstraintsDocument of(List<PlacedConstraint> constraints) {
        return new ConstraintsDocument(
                constraints.stream().map(ConstraintDocument::of).toList());
    }
}
