package io.hastack.shell.text;

import io.hastack.engine.PlacedConstraint;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.constraint.Constraint.Colocation;
import io.hastack.spi.constraint.Constraint.Location;
import io.hastack.spi.constraint.Constraint.Order;
import java.util.List;
import java.util.Locale;

/** Constraints in words. */
public final class ConstraintText {
    private ConstraintText() {}

    /** Returns order, colocation or location. */
    public static String kind(Constraint constraint) {
        return constraint.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Returns how strict a constraint is: the kind of an order, the score of another. */
    public static String score(Constraint constraint) {
        if (constraint instanceof Order order) {
            return order.kind().name().charAt(0) + lower(order.kind()).substring(1);
        }
        return Constraint.score(
                constraint instanceof Colocation colocation ? colocation.score() : ((Location) constraint).score());
    }

    /** Returns a constraint as operators write it, without its score. */
    public static String text(Constraint constraint) {
        if (constraint instanceof Order o) {
            return lower(o.firstAction()) + " " + o.first() + ", then " + lower(o.thenAction()) + " " + o.then();
        }
        if (constraint instanceof Colocation c) {
            return c.resource() + " with " + (c.withPromoted() ? "promoted " : "") + c.with();
        }
        Location l = (Location) constraint;
        return l.resource() + " where " + l.attribute() + "=" + l.value() + (l.exclusive() ? ", exclusive" : "");
    }

    /** Returns where a constraint goes: {@code CIB of control}, {@code plan} or {@code nowhere}. */
    public static String where(PlacedConstraint placed) {
        return placed.cluster().map(c -> "CIB of " + c).orElse(lower(placed.place()));
    }

    /** Returns the table of constraints. */
    public static Table table(List<PlacedConstraint> constraints) {
        Table table = Table.of("no constraints", "Kind", "Constraint", "Score", "Component", "Where", "Why there");
        constraints.forEach(p -> table.row(
                kind(p.constraint()),
                text(p.constraint()),
                score(p.constraint()),
                p.component(),
                where(p),
                p.reason()));
        return table;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
