package io.hastack.prover.internal;

import io.hastack.prover.Scenario;
import io.hastack.prover.ScenarioResult;
import io.hastack.prover.internal.Merging.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Which scenarios of a list stand for which others, and what was found for those. A scenario whose answer is not good, or
 * goes farther than its form says, stands for itself only. Belongs to one thread.
 */
final class Decided {
    private final World world;
    private final Optional<Merging> merging;
    private final List<Scenario> all;
    private final Map<String, List<Form>> groups = new LinkedHashMap<>();
    private final Map<String, Form> forms = new HashMap<>();
    private final Set<String> alone = new LinkedHashSet<>();

    /** Without {@code merging}, each stands for itself. */
    Decided(World world, Optional<Merging> merging, List<Scenario> all) {
        this.world = world;
        this.merging = merging;
        this.all = all;
        for (Scenario scenario : all) {
            Form form = merging.map(m -> m.of(scenario)).orElseGet(() -> Merging.alone(scenario));
            groups.computeIfAbsent(form.key(), k -> new ArrayList<>()).add(form);
            forms.put(scenario.id(), form);
        }
    }

    /** Returns those that stand for all. */
    List<Scenario> first() {
        return groups.values().stream().map(g -> g.get(0).scenario()).toList();
    }

    /** From now on a scenario that stood for others speaks for itself only. */
    void alone(Scenario scenario) {
        alone.add(forms.get(scenario.id()).key());
    }

    /** Returns those that no other stands for any more. */
    List<Scenario> rest() {
        return alone.stream()
                .flatMap(key -> groups.get(key).stream().skip(1))
                .map(Form::scenario)
                .toList();
    }

    /** Returns for how many others a scenario stands. */
    int alike(Scenario scenario) {
        return groups.get(forms.get(scenario.id()).key()).size() - 1;
    }

    /** Returns whether an answer stayed where it was said to stay. */
    boolean stayed(Trial trial) {
        return merging.isEmpty()
                || merging.get().stayed(forms.get(trial.scenario().id()), trial);
    }

    /** Returns the results of all, in their order; those of which nothing is known are left out. */
    List<ScenarioResult> results(Map<String, ScenarioResult> known, Function<String, String> component) {
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario scenario : all) {
            ScenarioResult own = known.get(scenario.id());
            if (own != null) {
                results.add(own);
                continue;
            }
            Form form = forms.get(scenario.id());
            Form first = groups.get(form.key()).get(0);
            ScenarioResult result = known.get(first.scenario().id());
            if (result != null && first != form && !alone.contains(form.key())) {
                results.add(new Renaming(first, form).of(result, world, component));
            }
        }
        return results;
    }

    /** Returns the footprints of all, by their ids, from those that are known. */
    Map<String, Footprint> footprints(Map<String, Footprint> known) {
        return inferred(known, (footprint, renaming) -> renaming.of(footprint));
    }

    /** Returns of all, by their ids, what is the same whatever its names, from what is known. */
    Map<String, String> nameless(Map<String, String> known) {
        return inferred(known, (text, renaming) -> text);
    }

    private <T> Map<String, T> inferred(Map<String, T> known, BiFunction<T, Renaming, T> rename) {
        Map<String, T> all = new HashMap<>(known);
        groups.values().forEach(group -> {
            Form first = group.get(0);
            T found = alone.contains(first.key())
                    ? null
                    : known.get(first.scenario().id());
            for (Form form : found == null ? List.<Form>of() : group) {
                all.computeIfAbsent(form.scenario().id(), id -> rename.apply(found, new Renaming(first, form)));
            }
        });
        return all;
    }
}
