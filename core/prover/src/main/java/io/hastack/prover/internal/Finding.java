package io.hastack.prover.internal;

import io.hastack.prover.Invariant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An invariant that does not hold in a view of a scenario.
 *
 * @param resources ids of primitives, or names of nodes
 * @param cause known without a search
 * @param expected why nothing else could be expected
 * @param weight how bad it is, to tell which change mends most of it
 */
record Finding(
        Invariant invariant,
        String message,
        List<String> resources,
        Optional<String> cause,
        Optional<String> expected,
        int weight) {
    Finding {
        resources = List.copyOf(new TreeSet<>(resources));
    }

    static Finding of(Invariant invariant, String message, List<String> resources) {
        return new Finding(invariant, message, resources, Optional.empty(), Optional.empty(), resources.size());
    }

    Finding because(String known) {
        return new Finding(invariant, message, resources, Optional.of(known), expected, weight);
    }

    Finding expected(String reason) {
        return new Finding(invariant, message, resources, cause, Optional.of(reason), weight);
    }

    Finding weighing(int much) {
        return new Finding(invariant, message, resources, cause, expected, much);
    }
}
