package io.hastack.prover.internal;

/**
 * A declared order or colocation between two primitives; one constraint may make several.
 *
 * @param id of the constraint, or of the group that implies it
 * @param order whether it is an order; else a colocation of {@code then} with {@code first}
 * @param firstAction action of {@code first}; of a colocation the role it must have
 * @param mandatory whether {@code then} cannot do without {@code first}
 * @param symmetrical whether stopping keeps the reverse order
 */
record Relation(
        String id,
        boolean order,
        String first,
        String firstAction,
        String then,
        String thenAction,
        boolean mandatory,
        boolean symmetrical) {}
