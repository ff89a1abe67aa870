package io.hastack.spi.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Pacemaker cluster.
 *
 * @param name unique in the topology; also Corosync's cluster name
 * @param components components its members run, as the operator listed them
 * @param members full members, with a vote
 * @param remotes partial members through pacemaker_remote, without a vote
 */
public record Cluster(String name, List<String> components, List<Node> members, List<Node> remotes) {
    public Cluster {
        components = List.copyOf(components);
        members = List.copyOf(members);
        remotes = List.copyOf(remotes);
    }

    /** Returns how many members must be present for the cluster to act. */
    public int quorum() {
        return members.size() / 2 + 1;
    }

    /** Returns members, then remotes. */
    public List<Node> nodes() {
        return Stream.concat(members.stream(), remotes.stream()).toList();
    }

    /** Returns the nodes that run a component: the members if the cluster lists it, and the remotes that list it. */
    public List<Node> nodesOf(String component) {
        List<Node> found = new ArrayList<>();
        if (components.contains(component)) {
            found.addAll(members);
        }
        remotes.stream().filter(r -> r.components().contains(component)).forEach(found::add);
        return List.copyOf(found);
    }

    /** Returns a member or remote by name. */
    public Optional<Node> node(String node) {
        return nodes().stream().filter(n -> n.name().equals(node)).findFirst();
    }
}
