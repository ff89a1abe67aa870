package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.DeployService;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.part.Part;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks every component of a topology for its parts, checks and constraints and says where each is carried out. */
final class Composer {
    private final Plugins plugins;
    private final Topology topology;
    private final Map<String, ComponentInfo> infos;
    private final List<Problem> problems = new ArrayList<>();

    Composer(Plugins plugins, Topology topology) {
        this.plugins = plugins;
        this.topology = topology;
        this.infos = plugins.components().stream().collect(Collectors.toMap(ComponentInfo::id, c -> c));
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
        Map<Instance, List<Check>> checks = new LinkedHashMap<>();
        targets.forEach((instance, target) -> {
            entries.put(instance, guarded(instance, () -> entries(instance, target)));
            checks.put(instance, guarded(instance, () -> checks(instance, target)));
        });
        if (!problems.isEmpty()) {
            throw new HaException(problems);
        }
        return new Constraints(plugins, topology, infos).place(entries, targets, checks);
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
                if (info.everyCluster() || topology.hosting(info.id()).isPresent()) {
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
        if (!info.everyCluster() && topology.hosting(component).isEmpty()) {
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
        if (infos.get(component).everyCluster()) {
            return topology.clusters().stream()
                    .map(c -> new Instance(component, c.name()))
                    .toList();
        }
        return topology.hosting(component)
                .map(c -> List.of(new Instance(component, c.name())))
                .orElse(List.of());
    }

    private Target target(Instance instance) {
        Cluster cluster = topology.cluster(instance.cluster()).orElseThrow();
        return new Target(topology, cluster, nodes(instance.component(), cluster), new Settings(topology.settings()));
    }

    private List<Node> nodes(String component, Cluster cluster) {
        return infos.get(component).everyCluster() ? cluster.members() : cluster.nodesOf(component);
    }

    private List<Entry> entries(Instance instance, Target target) {
        DeployService service = plugins.deploy(instance.component()).orElseThrow();
        List<Entry> entries = new ArrayList<>();
        for (Part part : service.parts(target)) {
            entries.add(entry(instance, Overrides.apply(topology, instance.component(), part)));
        }
        return entries;
    }

    /** Places a part; used for constraints too. */
    private Entry entry(Instance instance, Part part) {
        Instance host = part.placement().at().map(at -> host(instance, at)).orElse(instance);
        Cluster cluster = topology.cluster(host.cluster()).orElseThrow();
        Set<Need> needs = new LinkedHashSet<>();
        part.placement().needs().forEach(n -> needs.add(need(instance, host, n)));
        if (part.placement().scope() == io.hastack.spi.part.Scope.ONCE) {
            for (String required : infos.get(instance.component()).requires()) {
                infos.get(required).ready().forEach(c -> needs.add(need(instance, host, required + "/" + c)));
            }
        }
        return new Entry(instance, part, cluster, nodes(host.component(), cluster), host, needs);
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

    private Need need(Instance instance, Instance host, String condition) {
        int slash = condition.indexOf('/');
        String component = slash < 0 ? instance.component() : condition.substring(0, slash);
        String type = condition.substring(slash + 1);
        if (component.equals(instance.component())) {
            return new Need(instance, type);
        }
        ComponentInfo info = infos.get(component);
        if (info == null) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT,
                    "component '" + instance.component() + "' needs " + condition + ", but '" + component
                            + "' is not installed");
        }
        // A component of every cluster is meant where the part is carried out.
        return new Need(
                info.everyCluster() ? new Instance(component, host.cluster()) : host(instance, component), type);
    }

    private List<Check> checks(Instance instance, Target target) {
        List<Check> checks = new ArrayList<>();
        for (VerifyService service : plugins.verifies()) {
            if (service.component().id().equals(instance.component())) {
                checks.addAll(service.checks(target));
            }
        }
        return checks;
    }
}
