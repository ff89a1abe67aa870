package io.hastack.engine.internal;

import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.spi.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the installed components say about a topology.
 *
 * @param entries the parts of each instance, in the order in which they are to be reached
 * @param targets what each instance was asked about
 * @param checks the checks of each instance
 * @param constraints all constraints, with where each goes
 */
record Composition(
        Map<Instance, List<Entry>> entries,
        Map<Instance, Target> targets,
        Map<Instance, List<PlacedCheck>> checks,
        List<PlacedConstraint> constraints) {
    Composition {
        entries = new LinkedHashMap<>(entries);
        targets = new LinkedHashMap<>(targets);
        checks = new LinkedHashMap<>(checks);
        constraints = List.copyOf(constraints);
    }

    /** Returns whether remotes alone run an instance. */
    boolean onRemotes(Instance instance) {
        Target target = targets.get(instance);
        return target != null
                && !target.nodes().isEmpty()
                && target.cluster().remotes().containsAll(target.nodes());
    }

    List<Entry> all() {
        return entries.values().stream().flatMap(List::stream).toList();
    }
}
