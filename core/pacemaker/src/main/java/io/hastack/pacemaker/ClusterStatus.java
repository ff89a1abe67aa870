package io.hastack.pacemaker;

import java.util.List;

/**
 * What a cluster says of itself.
 *
 * @param name its name in the topology
 * @param quorate whether the node that was asked is in a partition with quorum
 * @param nodes members and remotes that Pacemaker knows, by name
 * @param resources in the order of the CIB
 * @param failures failed actions that are not forgotten yet, newest last
 */
public record ClusterStatus(
        String name, boolean quorate, List<NodeStatus> nodes, List<Resource> resources, List<Failure> failures) {
    public ClusterStatus {
        nodes = List.copyOf(nodes);
        resources = List.copyOf(resources);
        failures = List.copyOf(failures);
    }

    /**
     * A node.
     *
     * @param kind member, or remote: without a vote, online as long as a member is connected with it
     * @param state online, standby, maintenance, pending, unclean or offline
     */
    public record NodeStatus(String name, String kind, String state) {}

    /**
     * A resource.
     *
     * @param id id of its primitive
     * @param kind primitive, clone or promotable
     * @param agent such as {@code ocf:heartbeat:galera}
     * @param owned whether Hastack made it; everything else is foreign
     * @param instances where it is; empty if it runs nowhere
     */
    public record Resource(String id, String kind, String agent, boolean owned, List<Instance> instances) {
        public Resource {
            instances = List.copyOf(instances);
        }
    }

    /**
     * One instance on one node.
     *
     * @param role Started, Promoted, Unpromoted, Starting, Stopping …
     * @param state ok, failed, blocked or unmanaged
     */
    public record Instance(String node, String role, String state) {}

    /**
     * A failed action.
     *
     * @param action such as {@code start}
     * @param reason what the agent said, or its exit status
     * @param time as Pacemaker writes it, local to the node
     */
    public record Failure(String resource, String node, String action, String reason, String time) {}
}
