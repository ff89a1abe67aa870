package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.DeployService;
import io.hastack.spi.Replacements;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Scope;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks every component of a topology for its parts, checks and constraints and says where each is carried out. */
final class Composer {
    private final Plugins plugins;
    private final Topology topology;
    private final Map<String, ComponentInfo> infos;
    private final Settings settings;
    private final List<Problem> problems = new ArrayList<>();

    Composer(Plugins plugins, Topology topology) {
        this.plugins = plugins;
        this.topology = topology;
        this.infos = Replacements.applied(plugins.components(), topology.settings()).stream()
                .collect(Collectors.toMap(ComponentInfo::id, c -> c));
        this.settings = settings();
    }

    /**
     * Composes the components asked for and what they require; an empty set means every component of the topology that is
     * installed.
     *
     * @throws HaException with every problem found
     */
    Composition compose(Set<String> components) {
        Map<Instance, Target> targets = new LinkedHashMap<>();
        for (String component : inOrder(components)) {
            instances(component).forEach(i -> targets.put(i, target(i)));
        }
        Map<Instance, List<Entry>> entries = new LinkedHashMap<>();
        Map<Instance, List<PlacedCheck>> checks = new LinkedHashMap<>();
        targets.forEach((instance, target) -> {
            entries.put(instance, guarded(instance, () -> entries(instance, target)));
            checks.put(instance, guarded(instance, () -> checks(instance, target)));
        });
        if (!problems.isEmpty()) {
            throw new HaException(problems);
        }
        RemotePlaces places = new RemotePlaces(
                infos, i -> nodes(i.component(), topology.cluster(i.cluster()).orElseThrow()));
        entries.replaceAll(places::place);
        return new Constraints(plugins, topology, infos, places).place(entries, targets, checks);
    }

    private <T> List<T> guarded(Instance instance, java.util.function.Supplier<List<T>> question) {
        try {
            return question.get();
        } catch (HaException e) {
            problems.addAll(e.problems());
        } catch (RuntimeException | LinkageError e) {
            problems.add(new Problem(
                    ErrorCode.COMPONENT_FAILED,
                    "component '" + instance.component() + "' failed with " + e + "; its bundle needs mending"));
        }
        return List.of();
    }

    /** Components in the order of their requirements, each after what it requires. */
    private Set<String> inOrder(Set<String> components) {
        Set<String> wanted = components;
        if (components.isEmpty()) {
            wanted = new LinkedHashSet<>();
            for (ComponentInfo info : plugins.components()) {
                if (!instances(info.id()).isEmpty()) {
                    wanted.add(info.id());
                }
            }
        }
        Set<String> done = new LinkedHashSet<>();
        wanted.stream().sorted().forEach(c -> visit(c, done, new LinkedHashSet<>()));
        if (!problems.isEmpty()) {
            throw new HaException(problems);
        }
        return done;
    }

    private void visit(String component, Set<String> done, Set<String> path) {
        if (done.contains(component)) {
            return;
        }
        if (!path.add(component)) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT,
                    "components require each other in a circle: " + String.join(" → ", path));
        }
        ComponentInfo info = infos.get(component);
        if (info == null) {
            problems.add(new Problem(
                    ErrorCode.INPUT_ARGUMENT,
                    "component '" + component + "' is not installed; `feature:install ha-" + component
                            + "` brings it if the distribution has it, `ha:components` lists what there is"));
            return;
        }
        if (!info.everyRemote() && instances(component).isEmpty()) {
            problems.add(new Problem(
                    ErrorCode.INPUT_TOPOLOGY,
                    "component '" + component
                            + "' is in no cluster of the topology; add it to a cluster's components"));
            return;
        }
        info.requires().stream().sorted().forEach(r -> visit(r, done, new LinkedHashSet<>(path)));
        done.add(component);
    }

    private List<Instance> instances(String component) {
        ComponentInfo info = infos.get(component);
        Stream<Cluster> clusters = topology.hosting(component).stream();
        if (info != null && info.everyCluster()) {
            clusters = topology.clusters().stream();
        } else if (info != null && info.everyRemote()) {
            clusters = topology.clusters().stream().filter(c -> !c.remotes().isEmpty());
        }
        return clusters.map(c -> new Instance(component, c.name())).toList();
    }

    private Target target(Instance instance) {
        Cluster cluster = topology.cluster(instance.cluster()).orElseThrow();
        return new Target(topology, cluster, nodes(instance.component(), cluster), settings);
    }

    /** The operator's, and what components of the topology offer to others, under the id that those know. */
    private Settings settings() {
        Map<String, String> chosen = Replacements.chosen(plugins.components(), topology.settings());
        Map<String, String> all = new HashMap<>();
        for (ComponentInfo info : plugins.components()) {
            if (chosen.containsKey(info.id())) {
                continue;
            }
            String known = chosen.containsValue(info.id())
                    ? info.replaces().orElseThrow().component()
                    : info.id();
            instances(info.id()).stream().limit(1).forEach(instance -> {
                Cluster cluster = topology.cluster(instance.cluster()).orElseThrow();
                Target target =
                        new Target(topology, cluster, nodes(info.id(), cluster), new Settings(topology.settings()));
                plugins.deploy(info.id()).orElseThrow().offers(target).forEach((k, v) -> all.put(known + "." + k, v));
            });
        }
        all.putAll(topology.settings());
        return new Settings(all);
    }

    private List<Node> nodes(String component, Cluster cluster) {
        ComponentInfo info = infos.get(component);
        if (info.everyRemote()) {
            return cluster.remotes();
        }
        return info.everyCluster() ? cluster.members() : cluster.nodesOf(component);
    }

    private List<Entry> entries(Instance instance, Target target) {
        DeployService service = plugins.deploy(instance.component()).orElseThrow();
        List<Entry> entries = new ArrayList<>();
        for (Part part : service.parts(target)) {
            entries.add(entry(instance, Overrides.apply(topology, instance.component(), part)));
        }
        return entries;
    }

    /** Places a part of a component. */
    Entry entry(Instance instance, Part part) {
        Instance host = part.placement().at().map(at -> host(instance, at)).orElse(instance);
        Cluster cluster = topology.cluster(host.cluster()).orElseThrow();
        Set<Need> needs = new LinkedHashSet<>();
        part.placement().needs().forEach(n -> need(instance, host, n).ifPresent(needs::add));
        if (part.placement().scope() == Scope.ONCE) {
            for (String required : infos.get(instance.component()).requires()) {
                infos.get(required).ready().forEach(c -> need(instance, host, required + "/" + c)
                        .ifPresent(needs::add));
            }
        }
        // a remote reaches the CIB through a member only
        List<Node> nodes = part instanceof CibPart ? cluster.members() : nodes(host.component(), cluster);
        return new Entry(instance, part, cluster, nodes, host, needs);
    }

    private Instance host(Instance instance, String at) {
        Optional<Instance> same = instances(at).stream()
                .filter(i -> i.cluster().equals(instance.cluster()))
                .findFirst();
        return same.or(() -> instances(at).stream().findFirst())
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_TOPOLOGY,
                        "component '" + instance.component() + "' needs '" + at
                                + "', which is in no cluster of the topology"));
    }

    private Optional<Need> need(Instance instance, Instance host, String condition) {
        int slash = condition.indexOf('/');
        String component = slash < 0 ? instance.component() : condition.substring(0, slash);
        String type = condition.substring(slash + 1);
        if (component.equals(instance.component())) {
            return Optional.of(new Need(instance, type));
        }
        ComponentInfo info = infos.get(component);
        if (info == null) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT,
                    "component '" + instance.component() + "' needs " + condition + ", but '" + component
                            + "' is not installed");
        }
        // A component of every cluster or remote is meant where the part is carried out; there may be no remotes.
        Instance there = new Instance(component, host.cluster());
        if (info.everyRemote()) {
            return instances(component).contains(there) ? Optional.of(new Need(there, type)) : Optional.empty();
        }
        return Optional.of(new Need(info.everyCluster() ? there : host(instance, component), type));
    }

    private List<PlacedCheck> checks(Instance instance, Target target) {
        List<PlacedCheck> checks = new ArrayList<>();
        for (VerifyService service : plugins.verifies()) {
            if (service.component().id().equals(instance.component())) {
                service.checks(target).forEach(c -> checks.add(placed(instance, target, c)));
            }
        }
        return checks;
    }

    private PlacedCheck placed(Instance instance, Target target, Check check) {
        Instance host = check.at().map(at -> host(instance, at)).orElse(instance);
        Cluster cluster = topology.cluster(host.cluster()).orElseThrow();
        List<Node> nodes = host.equals(instance) ? target.nodes() : nodes(host.component(), cluster);
        return new PlacedCheck(
                check, nodes.stream().map(n -> new Site(topology, cluster, n)).toList());
    }
}
