package io.hastack.engine.internal;

import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedConstraint.End;
import io.hastack.engine.PlacedConstraint.Place;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.Target;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
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
import java.util.stream.Collectors;

/** Puts a constraint into the CIB where its ends share a cluster, else lets it order the plan. */
final class Constraints {
    private final Plugins plugins;
    private final Topology topology;
    private final Map<String, ComponentInfo> infos;
    private final RemotePlaces places;

    Constraints(Plugins plugins, Topology topology, Map<String, ComponentInfo> infos, RemotePlaces places) {
        this.places = places;
        this.plugins = plugins;
        this.topology = topology;
        this.infos = infos;
    }

    Composition place(
            Map<Instance, List<Entry>> parts, Map<Instance, Target> targets, Map<Instance, List<PlacedCheck>> checks) {
        Map<Instance, List<Entry>> entries = new LinkedHashMap<>();
        parts.forEach((i, list) -> entries.put(i, new ArrayList<>(list)));
        Map<String, Entry> resources = resources(parts);
        List<PlacedConstraint> placed = new ArrayList<>();
        targets.forEach((instance, target) -> {
            for (ConstraintService service : plugins.constraints()) {
                if (service.component().id().equals(instance.component())) {
                    for (Constraint constraint : service.constraints(target)) {
                        placed.add(place(instance, constraint, resources, entries));
                    }
                }
            }
            for (Constraint location : places.constraints(instance)) {
                placed.add(place(instance, location, resources, entries));
            }
        });
        return new Composition(entries, targets, checks, placed);
    }

    private static Map<String, Entry> resources(Map<Instance, List<Entry>> parts) {
        Map<String, Entry> resources = new HashMap<>();
        parts.values()
                .forEach(list -> list.forEach(e -> {
                    if (e.part() instanceof PacemakerResource resource) {
                        apart(resources.put(resource.id(), e), e);
                    }
                }));
        return resources;
    }

    /** A connection is named like its remote, and an operator names remotes without knowing the ids of resources. */
    private static void apart(Entry before, Entry entry) {
        boolean node = before != null
                && before.cluster().equals(entry.cluster())
                && !before.instance().equals(entry.instance())
                && entry.cluster().remotes().stream()
                        .anyMatch(r -> r.name().equals(entry.part().key()));
        if (node) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    "remote '" + entry.part().key() + "' of cluster "
                            + entry.cluster().name()
                            + " is named like a resource of component "
                            + (before.part() instanceof PacemakerResource r && r.onMembersOnly() ? entry : before)
                                    .instance()
                                    .component()
                            + "; give the node another name");
        }
    }

    private PlacedConstraint place(
            Instance instance,
            Constraint constraint,
            Map<String, Entry> resources,
            Map<Instance, List<Entry>> entries) {
        List<End> ends = new ArrayList<>();
        for (String id : ends(constraint)) {
            ends.add(new End(id, Optional.ofNullable(resources.get(id)).map(e -> e.cluster()
                    .name())));
        }
        List<String> missing = ends.stream()
                .filter(e -> e.cluster().isEmpty())
                .map(End::resource)
                .toList();
        if (!missing.isEmpty()) {
            // it enters together with that end, when its component is installed and in the topology
            String reason = "no component here has resource '" + String.join("', '", missing) + "'";
            return new PlacedConstraint(instance.component(), constraint, ends, Place.NOWHERE, reason);
        }
        Entry first = resources.get(ends.get(0).resource());
        Entry then = resources.get(ends.get(ends.size() - 1).resource());
        if (first.cluster().equals(then.cluster())) {
            add(instance, constraint, List.of(first, then), entries);
            String reason = (ends.size() == 1 ? "its resource is" : "both ends are") + " in cluster "
                    + then.cluster().name();
            return new PlacedConstraint(instance.component(), constraint, ends, Place.CIB, reason);
        }
        String apart = "its ends are in clusters " + first.cluster().name() + " and "
                + then.cluster().name() + ": ";
        if (!(constraint instanceof Constraint.Order)) {
            return new PlacedConstraint(
                    instance.component(), constraint, ends, Place.NOWHERE, apart + "no node runs both");
        }
        String component = first.instance().component();
        List<String> ready = infos.get(component).ready();
        if (ready.isEmpty()) {
            return new PlacedConstraint(
                    instance.component(),
                    constraint,
                    ends,
                    Place.NOWHERE,
                    apart + "component " + component + " names no condition to wait for");
        }
        order(first, then, entries);
        String waits = ready.stream().map(c -> component + "/" + c).collect(Collectors.joining(" and "));
        return new PlacedConstraint(
                instance.component(),
                constraint,
                ends,
                Place.PLAN,
                apart + then.part().key() + " waits for " + waits);
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
