package io.hastack.prover.internal;

import io.hastack.prover.Action;
import io.hastack.prover.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Instances that were stopped, restarted, demoted or moved although nothing happened to them. */
final class Disturbed {
    private static final Set<String> DISTURBING = Set.of("stop", "demote", "migrate_to");

    private final List<Instance> all = new ArrayList<>();
    private final List<Instance> unneeded = new ArrayList<>();
    private final List<Instance> elsewhere = new ArrayList<>();

    Disturbed(World world, Course course) {
        Broken broken = new Broken(world, course);
        for (Instance instance : world.instances()) {
            if (broken.gone().contains(instance.node()) || broken.named(instance) || !hit(course.broken(), instance)) {
                continue;
            }
            all.add(instance);
            if (!broken.touches(instance.node())) {
                elsewhere.add(instance);
            }
            if (!broken.needing(instance) && !broken.yielding(instance)) {
                unneeded.add(instance);
            }
        }
    }

    static boolean hit(List<Round> rounds, Instance instance) {
        return rounds.stream().flatMap(r -> r.done().stream()).anyMatch(a -> is(a, instance));
    }

    /** Returns whether an action disturbs an instance. */
    static boolean is(Action action, Instance instance) {
        return DISTURBING.contains(action.task())
                && action.resource().equals(instance.resource())
                && action.node().equals(instance.node());
    }

    /** Returns all of them. */
    List<Instance> all() {
        return all;
    }

    /** Returns those that do not need, on the same node, what failed, and need not make way for it. */
    List<Instance> unneeded() {
        return unneeded;
    }

    /** Returns those on nodes where nothing happened. */
    List<Instance> elsewhere() {
        return elsewhere;
    }
}
