package io.hastack.prover.internal;

import io.hastack.prover.Action;
import io.hastack.prover.Effect;
import io.hastack.prover.Instance;
import io.hastack.prover.Scenario;
import io.hastack.prover.ScenarioResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What a scenario's course comes to, for people. */
final class Results {
    private Results() {}

    static ScenarioResult of(World world, Trial trial, Function<String, String> component) {
        Course course = trial.main();
        Disturbed disturbed = new Disturbed(world, course);
        List<Action> actions =
                course.broken().stream().flatMap(r -> r.done().stream()).toList();
        Set<String> usable = course.end().usable();
        List<Instance> after = course.end().active().stream()
                .filter(i -> usable.contains(i.node()))
                .toList();
        return of(world, trial.scenario(), actions, after, disturbed.all(), disturbed.elsewhere(), component);
    }

    /** The same from what is known of it. */
    static ScenarioResult of(
            World world,
            Scenario scenario,
            List<Action> actions,
            List<Instance> after,
            List<Instance> disturbed,
            List<Instance> elsewhere,
            Function<String, String> component) {
        Map<String, Effect> effects = new TreeMap<>();
        for (Resource resource : world.model().resources()) {
            effects.merge(
                    component.apply(resource.id()),
                    effect(world, resource, actions, after),
                    (a, b) -> a.compareTo(b) < 0 ? b : a);
        }
        return new ScenarioResult(scenario, actions, after, effects, disturbed, elsewhere);
    }

    private static Effect effect(World world, Resource resource, List<Action> actions, List<Instance> end) {
        Set<Instance> before = of(resource, world.instances());
        Set<Instance> after = of(resource, end);
        if (before.isEmpty()) {
            return Effect.UNAFFECTED;
        }
        if (after.isEmpty()) {
            return Effect.LOST;
        }
        if (after.size() < before.size()) {
            return Effect.REDUCED;
        }
        if (!after.equals(before)) {
            return Effect.MOVED;
        }
        return before.stream().anyMatch(i -> actions.stream().anyMatch(a -> Disturbed.is(a, i)))
                ? Effect.RESTARTED
                : Effect.UNAFFECTED;
    }

    private static Set<Instance> of(Resource resource, List<Instance> instances) {
        Set<Instance> of = new HashSet<>();
        instances.stream().filter(i -> i.resource().equals(resource.id())).forEach(of::add);
        return of;
    }
}
