package io.hastack.descriptor;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node goes to another place of a topology.
 *
 * @param node name of a member or spare
 * @param cluster whose member it becomes; empty to become a spare
 * @param before member in front of which it is written; empty for the end of the list
 */
public record Move(String node, Optional<String> cluster, Optional<String> before) {
    /** Makes a member a spare. */
    public static Move toSpares(String node) {
        return new Move(node, Optional.empty(), Optional.empty());
    }

    /** Makes a spare a member. */
    public static Move toCluster(String node, String cluster) {
        return new Move(node, Optional.of(cluster), Optional.empty());
    }

    /** Makes a spare a member in front of another one. */
    public static Move toPlaceOf(String node, String cluster, String other) {
        return new Move(node, Optional.of(cluster), Optional.of(other));
    }

    /** Returns whether the node is there already. */
    public boolean done(Topology topology) {
        return cluster
                .map(c -> topology.cluster(c).map(Cluster::members).orElse(List.of()))
                .orElse(topology.spares())
                .stream()
                .anyMatch(n -> n.name().equals(node));
    }

    /** Returns what a topology becomes; the same if the node is there already. */
    public Topology of(Topology topology) {
        if (done(topology)) {
            return topology;
        }
        Node moved = topology.node(node)
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_ARGUMENT, "topology '" + topology.name() + "' has no node '" + node + "'"));
        List<Cluster> clusters = topology.clusters().stream()
                .map(c -> new Cluster(c.name(), c.components(), members(c, moved), c.remotes()))
                .toList();
        List<Node> spares = without(topology.spares());
        if (cluster.isEmpty()) {
            spares.add(moved);
        }
        return topology.with(clusters, spares);
    }

    private List<Node> members(Cluster of, Node moved) {
        List<Node> members = without(of.members());
        if (cluster.filter(of.name()::equals).isPresent()) {
            List<String> names = members.stream().map(Node::name).toList();
            int at = before.map(names::indexOf).filter(i -> i >= 0).orElse(members.size());
            members.add(at, moved);
        }
        return members;
    }

    private List<Node> without(List<Node> nodes) {
        return new ArrayList<>(
                nodes.stream().filter(n -> !n.name().equals(node)).toList());
    }
}
