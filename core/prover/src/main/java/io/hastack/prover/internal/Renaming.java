package io.hastack.prover.internal;

import io.hastack.prover.Action;
import io.hastack.prover.Fault;
import io.hastack.prover.Instance;
import io.hastack.prover.ScenarioResult;
import io.hastack.prover.internal.Merging.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Brings what was found for a scenario into the names of another one of the same form. */
final class Renaming {
    private final Form to;
    private final Map<String, String> resources;
    private final Map<String, String> nodes;

    Renaming(Form from, Form to) {
        this.to = to;
        this.resources = exchange(from, to, Fault::resource);
        this.nodes = exchange(from, to, Fault::where);
    }

    /** Names that stand in the same places are exchanged for each other, so that no two become one. */
    private static Map<String, String> exchange(Form from, Form to, Function<Fault, String> name) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < from.faults().size(); i++) {
            names.put(name.apply(from.faults().get(i)), name.apply(to.faults().get(i)));
        }
        List<String> left = new ArrayList<>(names.keySet());
        left.removeAll(names.values());
        for (String target : new HashSet<>(names.values())) {
            if (!names.containsKey(target)) {
                names.put(target, left.remove(0));
            }
        }
        return names;
    }

    private String resource(String name) {
        return resources.getOrDefault(name, name);
    }

    private String node(String name) {
        return nodes.getOrDefault(name, name);
    }

    private Instance of(Instance i) {
        return new Instance(resource(i.resource()), node(i.node()), i.role());
    }

    private List<Instance> of(List<Instance> instances) {
        return instances.stream().map(this::of).toList();
    }

    /** Where members stand in for each other only what changed is renamed: elsewhere they are not alike. */
    ScenarioResult of(ScenarioResult result, World world, Function<String, String> component) {
        List<Action> actions = result.actions().stream()
                .map(a -> new Action(a.round(), a.task(), resource(a.resource()), node(a.node())))
                .toList();
        Set<Instance> before = new HashSet<>(world.instances());
        Set<Instance> kept = new HashSet<>(result.after());
        Set<Instance> ended = new HashSet<>();
        before.stream().filter(i -> !kept.contains(i)).forEach(i -> ended.add(of(i)));
        List<Instance> after = new ArrayList<>(world.instances());
        after.removeAll(ended);
        result.after().stream().filter(i -> !before.contains(i)).map(this::of).forEach(after::add);
        return Results.of(
                world, to.scenario(), actions, after, of(result.disturbed()), of(result.elsewhere()), component);
    }

    /** Returns a footprint in the other names. */
    Footprint of(Footprint footprint) {
        return footprint.renamed(this::resource, this::node);
    }
}
