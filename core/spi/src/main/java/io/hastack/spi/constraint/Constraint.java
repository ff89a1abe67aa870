package io.hastack.spi.constraint;

import java.util.Locale;
import java.util.Optional;

/** A constraint in Pacemaker's words. Resources are named by the id of their primitive, in or out of a clone. */
public sealed interface Constraint {
    /** A score that nothing outweighs, as Pacemaker's documentation defines it. */
    int INFINITY = 1_000_000;

    /** Returns the constraint's id in the CIB, derived from what it says. */
    String id();

    /** How strictly an order is kept. */
    enum Kind {
        /** Also when the first one stops by itself, the second is stopped. */
        MANDATORY,
        /** Only where both actions happen in one transition. */
        OPTIONAL,
        /** Never at the same time. */
        SERIALIZE
    }

    /** {@code first} does {@code firstAction} before {@code then} does {@code thenAction}. */
    record Order(String first, Action firstAction, String then, Action thenAction, Kind kind) implements Constraint {
        @Override
        public String id() {
            return "order-" + lower(firstAction) + "-" + first + "-" + lower(thenAction) + "-" + then;
        }
    }

    /**
     * {@code resource} runs where {@code with} runs.
     *
     * @param withPromoted true if only promoted instances of {@code with} count
     * @param score {@link #INFINITY} for must, negative for must not
     */
    record Colocation(String resource, String with, boolean withPromoted, int score) implements Constraint {
        @Override
        public String id() {
            return "colocation-" + resource + "-with-" + with;
        }
    }

    /**
     * {@code resource} prefers, or must have, nodes with an attribute.
     *
     * @param score for nodes whose attribute has the value; -INFINITY there means never
     * @param exclusive true if the resource is not even probed on other nodes
     */
    record Location(String resource, String attribute, String value, int score, boolean exclusive)
            implements Constraint {
        @Override
        public String id() {
            return "location-" + resource + "-" + attribute + "-" + value;
        }
    }

    /** Returns a score as the CIB spells it. */
    static String score(int score) {
        if (score >= INFINITY) {
            return "INFINITY";
        }
        return score <= -INFINITY ? "-INFINITY" : Integer.toString(score);
    }

    private static String lower(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the two resources it joins, or one for a location. */
    default Optional<String> other() {
        if (this instanceof Order order) {
            return Optional.of(order.first());
        }
        return this instanceof Colocation colocation ? Optional.of(colocation.with()) : Optional.empty();
    }
}
