package io.hastack.engine.internal;

import io.hastack.engine.Gone;
import io.hastack.engine.Request;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.RetiredPart;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be done because members have left: what components do about it, and what was in the CIB for those members only.
 * The latter is the difference of what is wanted with them and without, so that nothing is named here.
 */
final class Departures {
    private final Plugins plugins;
    private final Request request;

    Departures(Plugins plugins, Request request) {
        this.plugins = plugins;
        this.request = request;
    }

    /** Adds to what is wanted of the rest, after each component's own parts. */
    void addTo(Composition wanted, Composer composer) {
        for (Gone gone : request.gone()) {
            Set<String> kept = wanted.all().stream().map(Departures::key).collect(Collectors.toSet());
            Composition before = new Composer(plugins, with(gone)).compose(request.components());
            before.entries().forEach((instance, entries) -> {
                List<Part> parts = new ArrayList<>();
                entries.stream()
                        .filter(e -> retires(e) && !kept.contains(key(e)))
                        .map(e ->
                                new RetiredPart((CibPart) e.part(), gone.node().name()))
                        .forEach(parts::add);
                parts.addAll(departure(wanted, instance, gone));
                add(wanted, composer, instance, parts);
            });
        }
    }

    private List<Part> departure(Composition wanted, Instance instance, Gone gone) {
        boolean there =
                instance.cluster().equals(gone.cluster()) && wanted.targets().containsKey(instance);
        return there
                ? plugins.deploy(instance.component())
                        .orElseThrow()
                        .departure(wanted.targets().get(instance), gone.node())
                : List.of();
    }

    private static void add(Composition wanted, Composer composer, Instance instance, List<Part> parts) {
        if (!parts.isEmpty() && wanted.entries().containsKey(instance)) {
            List<Entry> all = new ArrayList<>(wanted.entries().get(instance));
            parts.forEach(part -> all.add(composer.entry(instance, part)));
            wanted.entries().put(instance, List.copyOf(all));
        }
    }

    /** Attributes of a node go with the node itself, and properties are a matter of the whole cluster. */
    private static boolean retires(Entry entry) {
        return entry.part() instanceof CibPart && !(entry.part() instanceof ClusterProperty);
    }

    private static String key(Entry entry) {
        return entry.cluster().name() + " " + entry.part().kind() + " "
                + entry.part().key();
    }

    private Topology with(Gone gone) {
        Topology topology = request.topology();
        Map<String, Cluster> clusters = new LinkedHashMap<>();
        topology.clusters().forEach(c -> clusters.put(c.name(), c));
        clusters.computeIfPresent(gone.cluster(), (name, cluster) -> {
            List<Node> members = new ArrayList<>(cluster.members());
            members.add(gone.node());
            return new Cluster(name, cluster.components(), members, cluster.remotes());
        });
        return topology.with(List.copyOf(clusters.values()), topology.spares());
    }
}
