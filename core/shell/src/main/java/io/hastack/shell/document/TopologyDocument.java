package io.hastack.shell.document;

import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What {@code ha:topology --json} prints; fencing options stay out, they may name secrets. */
public record TopologyDocument(
        String name,
        String platform,
        String shape,
        List<ClusterDocument> clusters,
        List<NodeDocument> spares,
        Map<String, String> vips,
        Map<String, String> settings) {
    /** A cluster; {@code quorum} is how many members must be present. */
    public record ClusterDocument(String name, int quorum, List<String> components, List<NodeDocument> nodes) {
        static ClusterDocument of(Cluster cluster) {
            List<NodeDocument> nodes = Stream.concat(
                            cluster.members().stream().map(n -> NodeDocument.of(n, "member", cluster.components())),
                            cluster.remotes().stream().map(n -> NodeDocument.of(n, "remote", n.components())))
                    .toList();
            return new ClusterDocument(cluster.name(), cluster.quorum(), cluster.components(), nodes);
        }
    }

    /** A node; {@code kind} is member, remote or spare. */
    public record NodeDocument(String name, String address, String kind, boolean fencing, List<String> components) {
        static NodeDocument of(Node node, String kind, List<String> components) {
            return new NodeDocument(
                    node.name(), node.address(), kind, !node.fencing().isEmpty(), components);
        }
    }

    /** Returns the document of a topology. */
    public static TopologyDocument of(Topology topology) {
        return new TopologyDocument(
                topology.name(),
                topology.platform(),
                topology.shape().name().toLowerCase(Locale.ROOT),
                topology.clusters().stream().map(ClusterDocument::of).toList(),
                topology.spares().stream()
                        .map(n -> NodeDocument.of(n, "spare", List.of()))
                        .toList(),
                new TreeMap<>(topology.vips()),
                new TreeMap<>(topology.settings()));
    }
}
