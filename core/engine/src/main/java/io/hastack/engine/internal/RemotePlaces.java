package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Placement;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the resources of components that remotes run on exactly these remotes: an attribute tells who runs what, an
 * exclusive location goes by it, and a clone has no more instances than there are nodes for it. Resources of members need
 * nothing here: whoever writes the CIB keeps them on members.
 */
final class RemotePlaces {
    private final Map<String, ComponentInfo> infos;
    private final Function<Instance, List<Node>> nodes;
    private final Map<Instance, List<Constraint>> constraints = new LinkedHashMap<>();

    /** {@code nodes} tells on which nodes an instance runs. */
    RemotePlaces(Map<String, ComponentInfo> infos, Function<Instance, List<Node>> nodes) {
        this.infos = infos;
        this.nodes = nodes;
    }

    /** Returns the entries of an instance with what its resources on remotes need, if there are any. */
    List<Entry> place(Instance instance, List<Entry> entries) {
        List<Entry> placed = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Entry entry : entries) {
            List<Node> where = where(entry);
            if (where.stream().noneMatch(entry.cluster().remotes()::contains)) {
                placed.add(entry);
                continue;
            }
            Instance runs = runs(entry);
            if (told.add(runs.component())) {
                placed.addAll(attributes(entry, runs.component(), where));
            }
            PacemakerResource resource = (PacemakerResource) entry.part();
            placed.add(entry.with(resource.withCloneMax(where.size())));
            List<Constraint> own = constraints.computeIfAbsent(instance, i -> new ArrayList<>());
            own.add(new Constraint.Location(resource.id(), attribute(runs.component()), "true", 0, true));
            if (!entry.cluster().remotes().containsAll(where)) {
                own.add(new Constraint.Location(resource.id(), "#kind", "cluster", 0, true));
            }
        }
        return placed;
    }

    /** Returns the locations of an instance that {@link #place} found to be needed. */
    List<Constraint> constraints(Instance instance) {
        return constraints.getOrDefault(instance, List.of());
    }

    private List<Node> where(Entry entry) {
        boolean anywhere = entry.part() instanceof PacemakerResource resource && !resource.onMembersOnly();
        return anywhere && runs(entry).cluster().equals(entry.cluster().name()) ? nodes.apply(runs(entry)) : List.of();
    }

    /** An address at the proxy runs where the proxy does; at what each cluster holds, only the CIB is meant. */
    private Instance runs(Entry entry) {
        return infos.get(entry.host().component()).everyCluster() ? entry.instance() : entry.host();
    }

    private static List<Entry> attributes(Entry entry, String component, List<Node> where) {
        List<Entry> attributes = new ArrayList<>();
        for (Node remote : entry.cluster().remotes()) {
            String value = Boolean.toString(where.contains(remote));
            attributes.add(entry.with(
                    new ClusterProperty(Placement.ONCE, "node:" + remote.name(), attribute(component), value)));
        }
        return attributes;
    }

    private static String attribute(String component) {
        return "component-" + component;
    }
}
