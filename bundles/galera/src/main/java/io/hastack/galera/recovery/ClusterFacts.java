package io.hastack.galera.recovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Pacemaker knows, as one member sees it.
 *
 * @param quorate whether that member's partition has quorum
 * @param maintenance whether the whole cluster is left alone
 * @param galera the resource as a whole
 * @param nodes state by node: online, standby, maintenance, pending, unclean, offline
 * @param instances Galera's instance by node, of those that are active or under way
 * @param attributes value by node and name, of nodes that are online
 */
public record ClusterFacts(
        boolean quorate,
        boolean maintenance,
        Resource galera,
        Map<String, String> nodes,
        Map<String, Instance> instances,
        Map<String, Map<String, String>> attributes) {
    /**
     * The resource {@code galera} with all its instances.
     *
     * @param members nodes whose last commits its agent wants to know, as {@code wsrep_cluster_address} has them; none if there is
     *     no such resource
     * @param managed whether Pacemaker starts and promotes it
     * @param stopped whether a target-role keeps it from being promoted
     * @param held the recovery that holds all members but its founder back; empty if none does
     */
    public record Resource(List<String> members, boolean managed, boolean stopped, String held) {
        public Resource {
            members = List.copyOf(members);
        }
    }

    /** An instance of the resource {@code galera}; {@code pending} is what Pacemaker is doing with it, empty if nothing. */
    public record Instance(String role, boolean failed, String pending) {}

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
