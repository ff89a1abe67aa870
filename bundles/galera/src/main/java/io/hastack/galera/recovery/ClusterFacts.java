package io.hastack.galera.recovery;

import java.util.Map;
import java.util.Optional;

/**
 * What Pacemaker knows, as one member sees it.
 *
 * @param quorate whether that member's partition has quorum
 * @param maintenance whether the whole cluster is left alone
 * @param nodes state by node: online, standby, maintenance, pending, unclean, offline
 * @param instances Galera's instance by node, of those that are active or under way
 * @param attributes value by node and name, of nodes that are online
 */
public record ClusterFacts(
        boolean quorate,
        boolean maintenance,
        Map<String, String> nodes,
        Map<String, Instance> instances,
        Map<String, Map<String, String>> attributes) {
    /** An instance of the resource {@code galera}. */
    public record Instance(String role, boolean managed, boolean failed, String pending) {}

    public ClusterFacts {
        nodes = Map.copyOf(nodes);
        instances = Map.copyOf(instances);
        attributes = Map.copyOf(attributes);
    }

    /** Returns the state of a node; {@code unknown} if the cluster has no such node. */
    public String state(String node) {
        return nodes.getOrDefault(node, "unknown");
    }

    /** Returns an attribute that the resource agent keeps at a node, such as {@code last-committed}. */
    public Optional<String> agent(String node, String name) {
        return Optional.ofNullable(attributes.getOrDefault(node, Map.of()).get("galera-" + name))
                .filter(value -> !value.isEmpty());
    }
}
