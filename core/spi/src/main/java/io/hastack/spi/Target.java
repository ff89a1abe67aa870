package io.hastack.spi;

import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.List;

/**
 * Where a component is to be deployed.
 *
 * @param topology the whole topology
 * @param cluster the cluster that holds the component
 * @param nodes the nodes of that cluster on which the component runs: members, the remotes that name it, or all remotes
 * @param settings the operator's settings over the component's defaults
 */
public record Target(Topology topology, Cluster cluster, List<Node> nodes, Settings settings) {
    public Target {
        nodes = List.copyOf(nodes);
    }
}
