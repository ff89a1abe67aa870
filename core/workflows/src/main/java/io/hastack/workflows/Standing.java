package io.hastack.workflows;

import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.pacemaker.ClusterStatus.Resource;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A cluster as its topology has it, and its own word of now. */
record Standing(Cluster cluster, ClusterStatus status) {
    /** Returns what Pacemaker calls the state of a node; offline if it does not know it. */
    String state(String node) {
        return status.nodes().stream()
                .filter(n -> n.name().equals(node))
                .map(NodeStatus::state)
                .findFirst()
                .orElse("offline");
    }

    /** Returns the nodes in a state. */
    Set<String> in(String state) {
        return status.nodes().stream()
                .filter(n -> n.state().equals(state))
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
    }

    /** Returns the members that run what they are given. */
    List<String> workingMembers() {
        return cluster.members().stream()
                .map(Node::name)
                .filter(n -> state(n).equals("online"))
                .toList();
    }

    /** Returns the ids of the resources that run on a node; fencing devices do not count, they act from anywhere. */
    List<String> on(String node) {
        return status.resources().stream()
                .filter(r -> !r.agent().startsWith("stonith:"))
                .filter(r -> r.instances().stream().anyMatch(i -> i.node().equals(node)))
                .map(Resource::id)
                .toList();
    }

    /** Returns whether an instance runs on another node, in the same role and soundly. */
    boolean elsewhere(String resource, String node) {
        Predicate<Instance> sound = i -> i.state().equals("ok");
        return status.resources().stream().filter(r -> r.id().equals(resource)).anyMatch(r -> {
            Set<String> roles = r.instances().stream()
                    .filter(i -> i.node().equals(node))
                    .map(Instance::role)
                    .collect(Collectors.toSet());
            return r.instances().stream()
                    .filter(sound)
                    .anyMatch(i -> !i.node().equals(node) && roles.contains(i.role()));
        });
    }

    /** @throws io.hastack.spi.problem.HaException REFUSED_UNSAFE without quorum */
    void refuseWithoutQuorum() {
        if (!status.quorate()) {
            throw Refusal.unsafe("cluster '" + cluster.name()
                    + "' has no quorum, so that Pacemaker does nothing. Bring its members back first: ha:status");
        }
    }
}
