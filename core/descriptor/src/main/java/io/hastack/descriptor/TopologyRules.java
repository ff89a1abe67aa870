package io.hastack.descriptor;

import io.hastack.descriptor.yaml.Suggestion;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.Replacements;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares a topology with the components there are. Pure; reads no node. */
public final class TopologyRules {
    private final LoadedTopology loaded;
    private final Topology topology;
    private final Map<String, ComponentInfo> installed;
    private final Set<String> available;
    private final Set<String> hosted;
    private final List<Problem> problems = new ArrayList<>();

    /** Settings of no single component; every descriptor that follows one declares its default. */
    private static final Set<String> SHARED_SETTINGS = Set.of("api.processes");

    /** Settings that name the one component of several that does some work for the others. */
    private static final Set<String> CHOOSING_SETTINGS = Set.of("bus.broker");

    private TopologyRules(LoadedTopology loaded, Collection<ComponentInfo> installed, Set<String> available) {
        this.loaded = loaded;
        this.topology = loaded.topology();
        this.installed = Replacements.applied(installed, topology.settings()).stream()
                .collect(Collectors.toMap(ComponentInfo::id, Function.identity(), (a, b) -> a, TreeMap::new));
        this.available = available;
        hosted = new TreeSet<>(topology.components());
        // where there are no remotes, what every remote holds is held by all of none
        installed.stream()
                .filter(c -> c.everyCluster() || c.everyRemote())
                .map(ComponentInfo::id)
                .forEach(hosted::add);
    }

    /**
     * Returns what is wrong, each message beginning with its place; empty if nothing is.
     *
     * @param installed components whose bundles are there
     * @param available ids of components that have a feature in the distribution, installed or not
     */
    public static List<Problem> check(
            LoadedTopology topology, Collection<ComponentInfo> installed, Set<String> available) {
        TopologyRules rules = new TopologyRules(topology, installed, available);
        rules.components();
        rules.requirements();
        rules.named("vips/", topology.topology().vips().keySet(), id -> id, true);
        Set<String> own = new TreeSet<>(topology.topology().settings().keySet());
        own.removeAll(SHARED_SETTINGS);
        own.removeAll(CHOOSING_SETTINGS);
        rules.choices();
        rules.named("settings/", own, TopologyRules::prefix, false);
        rules.named("overrides/", topology.topology().overrides().keySet(), id -> id, true);
        return List.copyOf(rules.problems);
    }

    /** Like {@link #check(LoadedTopology, Collection, Set)} for a topology that was not read from a file. */
    public static List<Problem> check(Topology topology, Collection<ComponentInfo> installed, Set<String> available) {
        return check(new LoadedTopology(topology, Map.of()), installed, available);
    }

    private void components() {
        for (String id : new TreeSet<>(topology.components())) {
            unknown("components/" + id, id);
        }
    }

    private void requirements() {
        for (String id : hosted) {
            ComponentInfo info = installed.get(id);
            Set<String> requires = info == null ? Set.of() : new TreeSet<>(info.requires());
            for (String required : requires) {
                if (hosted.contains(required)) {
                    continue;
                }
                String advice = installed.containsKey(required)
                        ? "no cluster lists it; add '" + required + "' to the components of a cluster"
                        : "it is not installed: feature:install ha-" + required;
                add("components/" + id, "component '" + id + "' requires '" + required + "', and " + advice);
            }
        }
    }

    private void choices() {
        for (String setting : CHOOSING_SETTINGS) {
            String choice = topology.settings().get(setting);
            if (choice == null || unknown("settings/" + setting, choice)) {
                continue;
            }
            Set<String> possible = new TreeSet<>();
            for (ComponentInfo info : installed.values()) {
                info.replaces()
                        .filter(r -> r.setting().equals(setting))
                        .ifPresent(r -> possible.addAll(List.of(r.component(), info.id())));
            }
            if (!possible.isEmpty() && !possible.contains(choice)) {
                add(
                        "settings/" + setting,
                        "component '" + choice + "' cannot be chosen by '" + setting + "'"
                                + Suggestion.hintOrAll(choice, possible));
            }
        }
    }

    private void named(String group, Set<String> keys, Function<String, String> component, boolean mustBeHosted) {
        for (String key : new TreeSet<>(keys)) {
            String id = component.apply(key);
            boolean wrong = !topology.components().contains(id) && unknown(group + key, id);
            if (!wrong && mustBeHosted && !hosted.contains(id)) {
                add(
                        group + key,
                        "no cluster runs component '" + id + "'; add it to the components of a cluster, or remove this"
                                + Suggestion.hint(id, hosted));
            }
        }
    }

    private boolean unknown(String element, String id) {
        if (installed.containsKey(id)) {
            return false;
        }
        if (available.contains(id)) {
            add(element, "component '" + id + "' is not installed; install it: feature:install ha-" + id);
            return true;
        }
        Set<String> known = new HashSet<>(available);
        known.addAll(installed.keySet());
        add(element, "unknown component '" + id + "'" + Suggestion.hintOrAll(id, new TreeSet<>(known)));
        return true;
    }

    private void add(String element, String message) {
        problems.add(new Problem(ErrorCode.INPUT_TOPOLOGY, loaded.place(element) + message));
    }

    private static String prefix(String setting) {
        int dot = setting.indexOf('.');
        return dot < 0 ? setting : setting.substring(0, dot);
    }
}
