package io.hastack.shell.text;

import io.hastack.engine.PlacedConstraint;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.constraint.Constraint.Colocation;
import io.hastack.spi.constraint.Constraint.Location;
import io.hastack.spi.constraint.Constraint.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Constraints in words, and as a graph. */
public final class ConstraintText {
    private ConstraintText() {}

    /** Returns order, colocation or location. */
    public static String kind(Constraint constraint) {
        return constraint.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Returns a constraint as operators write it. */
    public static String text(Constraint constraint) {
        if (constraint instanceof Order o) {
            return lower(o.firstAction()) + " " + o.first() + ", then " + lower(o.thenAction()) + " " + o.then() + " ("
                    + capital(o.kind()) + ")";
        }
        if (constraint instanceof Colocation c) {
            String with = c.withPromoted() ? "promoted " + c.with() : c.with();
            return c.resource() + " with " + with + " (" + Constraint.score(c.score()) + ")";
        }
        Location l = (Location) constraint;
        return l.resource() + " where " + l.attribute() + "=" + l.value() + " (" + Constraint.score(l.score())
                + (l.exclusive() ? ", exclusive)" : ")");
    }

    /** Returns where a constraint goes: {@code CIB of control}, or {@code plan}. */
    public static String where(PlacedConstraint placed) {
        return placed.cluster().map(c -> "CIB of " + c).orElse("plan");
    }

    /** Returns the table of constraints. */
    public static Table table(List<PlacedConstraint> constraints) {
        Table table = Table.of("no constraints", "Kind", "Constraint", "Component", "Where");
        constraints.forEach(p -> table.row(kind(p.constraint()), text(p.constraint()), p.component(), where(p)));
        return table;
    }

    /** Returns Graphviz text: orders solid, colocations dashed, edges of the plan bold. */
    public static List<String> dot(List<PlacedConstraint> constraints) {
        List<String> lines = new ArrayList<>(List.of("digraph constraints {", "  rankdir=LR;"));
        for (PlacedConstraint placed : constraints) {
            String weight = placed.cluster().isPresent() ? "" : ", style=bold";
            if (placed.constraint() instanceof Order o) {
                lines.add("  \"%s\" -> \"%s\" [label=\"%s\"%s];"
                        .formatted(o.first(), o.then(), capital(o.kind()), weight));
            } else if (placed.constraint() instanceof Colocation c) {
                String score = Constraint.score(c.score());
                lines.add("  \"%s\" -> \"%s\" [label=\"%s\", style=dashed];".formatted(c.resource(), c.with(), score));
            } else if (placed.constraint() instanceof Location l) {
                lines.add("  \"%s\" -> \"%s=%s\" [label=\"%s\", style=dotted];"
                        .formatted(l.resource(), l.attribute(), l.value(), Constraint.score(l.score())));
            }
        }
        lines.add("}");
        return lines;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String capital(Enum<?> value) {
        return value.name().charAt(0) + lower(value).substring(1);
    }
}
