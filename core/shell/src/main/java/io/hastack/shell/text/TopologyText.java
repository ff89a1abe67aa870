package io.hastack.shell.text;

import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A topology in words and tables. */
public final class TopologyText {
    private TopologyText() {}

    /** Returns one line: name, shape, platform and counts. */
    public static String headline(Topology topology) {
        return topology.name() + ": " + shape(topology) + ", " + topology.platform() + ", " + counts(topology) + ", "
                + Words.count(topology.spares().size(), "spare");
    }

    /** Returns how many clusters, nodes and components there are. */
    public static String counts(Topology topology) {
        int nodes = topology.clusters().stream().mapToInt(c -> c.nodes().size()).sum();
        return Words.count(topology.clusters().size(), "cluster") + ", " + Words.count(nodes, "node") + ", "
                + Words.count(topology.components().size(), "component");
    }

    /** Returns the clusters with their components. */
    public static Table clusters(Topology topology) {
        Table table = Table.of("no clusters", "Cluster", "Members", "Quorum", "Remotes", "Components");
        for (Cluster c : topology.clusters()) {
            table.row(c.name(), c.members().size(), c.quorum(), c.remotes().size(), String.join(" ", c.components()));
        }
        return table;
    }

    /** Returns the nodes with what each is to its cluster. */
    public static Table nodes(Topology topology) {
        Table table = Table.of("no nodes", "Node", "Address", "Cluster", "Kind", "Fencing", "Components");
        for (Cluster c : topology.clusters()) {
            rows(table, c.members(), c.name(), "member", c.components());
            c.remotes().forEach(r -> rows(table, List.of(r), c.name(), "remote", r.components()));
        }
        rows(table, topology.spares(), "", "spare", List.of());
        return table;
    }

    /** Returns the VIPs. */
    public static Table vips(Topology topology) {
        Table table = Table.of("no VIPs", "VIP of", "Address");
        new TreeMap<>(topology.vips()).forEach(table::row);
        return table;
    }

    private static void rows(
            Table table, List<Node> nodes, String cluster, String kind, Collection<String> components) {
        nodes.forEach(n -> table.row(
                n.name(),
                n.address(),
                cluster,
                kind,
                n.fencing().getOrDefault("agent", "none"),
                String.join(" ", components)));
    }

    private static String shape(Topology topology) {
        return topology.shape().name().toLowerCase(Locale.ROOT);
    }
}
