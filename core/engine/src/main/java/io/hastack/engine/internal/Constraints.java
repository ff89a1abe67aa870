package io.hastack.engine.internal;

import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Placement;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a constraint into the CIB where its ends share a cluster, else lets it order the plan. */
final class Constraints {
    private final Plugins plugins;
    private final Topology topology;
    private final Map<String, ComponentInfo> infos;

    Constraints(Plugins plugins, Topology topology, Map<String, ComponentInfo> infos) {
        this.plugins = plugins;
        this.topology = topology;
        this.infos = infos;
    }

    Composition place(
            Map<Instance, List<Entry>> parts, Map<Instance, Target> targets, Map<Instance, List<Check>> checks) {
        Map<Instance, List<Entry>> entries = new LinkedHashMap<>();
        parts.forEach((i, list) -> entries.put(i, new ArrayList<>(list)));
        Map<String, Entry> resources = resources(parts);
        List<PlacedConstraint> placed = new ArrayList<>();
        targets.forEach((instance, target) -> {
            for (ConstraintService service : plugins.constraints()) {
                if (service.component().id().equals(instance.component())) {
                    for (Constraint constraint : service.constraints(target)) {
                        place(instance, constraint, resources, entries).ifPresent(placed::add);
                    }
                }
            }
        });
        return new Composition(entries, targets, checks, placed);
    }

    private static Map<String, Entry> resources(Map<Instance, List<Entry>> parts) {
        Map<String, Entry> resources = new HashMap<>();
        parts.values()
                .forEach(list -> list.forEach(e -> {
                    if (e.part() instanceof PacemakerResource resource) {
                        resources.put(resource.id(), e);
                    }
                }));
        return resources;
    }

    /** A constraint with an end that is not deployed yet is left out: it enters together with that end. */
    private Optional<PlacedConstraint> place(
            Instance instance,
            Constraint constraint,
            Map<String, Entry> resources,
            Map<Instance, List<Entry>> entries) {
        List<Entry> ends = new ArrayList<>();
        for (String id : ends(constraint)) {
            Entry end = resources.get(id);
            if (end == null) {
                return Optional.empty();
            }
            ends.add(end);
        }
        Entry subject = ends.get(ends.size() - 1);
        boolean together = ends.stream().allMatch(e -> e.cluster().equals(subject.cluster()));
        if (together) {
            add(instance, constraint, ends, entries);
        } else if (constraint instanceof Constraint.Order) {
            order(ends.get(0), subject, entries);
        }
        return Optional.of(new PlacedConstraint(
                instance.component(),
                constraint,
                together ? Optional.of(subject.cluster().name()) : Optional.empty()));
    }

    /** Resources a constraint names, the dependent one last. */
    static List<String> ends(Constraint constraint) {
        if (constraint instanceof Constraint.Order order) {
            return List.of(order.first(), order.then());
        }
        if (constraint instanceof Constraint.Colocation colocation) {
            return List.of(colocation.with(), colocation.resource());
        }
        return List.of(((Constraint.Location) constraint).resource());
    }

    private void add(Instance instance, Constraint constraint, List<Entry> ends, Map<Instance, List<Entry>> entries) {
        Set<Need> needs = new LinkedHashSet<>();
        ends.forEach(e -> needs.addAll(e.needs()));
        Entry last = ends.get(ends.size() - 1);
        Cluster cluster = topology.cluster(last.cluster().name()).orElseThrow();
        Entry entry = new Entry(
                instance,
                new PacemakerConstraint(Placement.ONCE, constraint),
                cluster,
                last.nodes(),
                last.host(),
                needs);
        List<Entry> list = entries.get(instance);
        int at = list.size();
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).part() instanceof CibPart) {
                at = i + 1;
                break;
            }
        }
        list.add(at, entry);
    }

    private void order(Entry first, Entry then, Map<Instance, List<Entry>> entries) {
        Set<Need> needs = new LinkedHashSet<>(then.needs());
        infos.get(first.instance().component()).ready().forEach(c -> needs.add(new Need(first.instance(), c)));
        List<Entry> list = entries.get(then.instance());
        list.replaceAll(e -> e.part().equals(then.part())
                ? new Entry(e.instance(), e.part(), e.cluster(), e.nodes(), e.host(), needs)
                : e);
    }
}
