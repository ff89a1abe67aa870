package io.hastack.pacemaker;

import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.constraint.Constraint.Kind;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Constraints as CIB elements. */
final class ConstraintElements {
    private ConstraintElements() {}

    /**
     * Returns the element of a constraint.
     *
     * @param outer from a primitive's id to the id of what stands around it
     */
    static Element of(Constraint constraint, UnaryOperator<String> outer) {
        if (constraint instanceof Constraint.Order order) {
            return order(order, outer);
        }
        if (constraint instanceof Constraint.Colocation colocation) {
            return colocation(colocation, outer);
        }
        return location((Constraint.Location) constraint, outer);
    }

    private static Element order(Constraint.Order order, UnaryOperator<String> outer) {
        Element element = new Element("rsc_order")
                .with("id", order.id())
                .with("first", outer.apply(order.first()))
                .with("first-action", word(order.firstAction()))
                .with("then", outer.apply(order.then()))
                .with("then-action", word(order.thenAction()))
                .with("kind", capital(order.kind()));
        // Pacemaker ignores a serialized order that is symmetrical, and says so in its log only
        return order.kind() == Kind.SERIALIZE ? element.with("symmetrical", "false") : element;
    }

    private static Element colocation(Constraint.Colocation colocation, UnaryOperator<String> outer) {
        Element element = new Element("rsc_colocation")
                .with("id", colocation.id())
                .with("rsc", outer.apply(colocation.resource()))
                .with("with-rsc", outer.apply(colocation.with()))
                .with("score", Constraint.score(colocation.score()));
        return colocation.withPromoted() ? element.with("with-rsc-role", "Promoted") : element;
    }

    private static Element location(Constraint.Location location, UnaryOperator<String> outer) {
        // '#uname' is no character of an XML id
        String id = location.id().replace("#", "");
        Element element = new Element("rsc_location").with("id", id).with("rsc", outer.apply(location.resource()));
        if (location.exclusive()) {
            element.with("resource-discovery", "exclusive");
        }
        Element expression = new Element("expression")
                .with("id", id + "-rule-expression")
                .with("attribute", location.attribute())
                .with("operation", "eq")
                .with("value", location.value());
        return element.with(new Element("rule")
                .with("id", id + "-rule")
                .with("score", Constraint.score(location.score()))
                .with(expression));
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static String capital(Kind kind) {
        return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
