package io.hastack.workflows;

import io.hastack.pacemaker.ClusterEdit;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a member may stop working for its cluster. */
final class Leaving {
    private final Clusters clusters;

    Leaving(Clusters clusters) {
        this.clusters = clusters;
    }

    /** The gates of {@code node-standby}: quorum of those that work on, last copies, conditions. */
    void gates(Work work, Trace trace) {
        Topology topology = work.topology();
        String node = work.subject();
        Cluster cluster = cluster(topology, node);
        Standing standing = clusters.standing(topology, Clusters.askedLast(cluster, node));
        standing.refuseWithoutQuorum();
        String state = standing.state(node);
        if (state.equals("standby")) {
            return;
        }
        if (!state.equals("online")) {
            throw Refusal.unsafe(
                    "node '" + node + "' is " + state + ", not online: there is nothing it could hand over in order");
        }
        refuseTooFew(standing, node);
        List<String> preview = clusters.writer()
                .preview(topology, Clusters.askedLast(cluster, node), List.of(ClusterEdit.standby(node)));
        refuseLastCopies(standing, node, preview);
        preview.forEach(work.ledger()::note);
        clusters.refuseUnlessTrue(clusters.without(topology, Set.of(), Set.of()));
    }

    /** @throws HaException CHANGE_FAILED if a node in standby still runs something */
    void refuseUnlessEmpty(Topology topology, Cluster cluster, String node) {
        List<String> left =
                clusters.standing(topology, Clusters.askedLast(cluster, node)).on(node);
        if (!left.isEmpty()) {
            throw new HaException(
                    ErrorCode.CHANGE_FAILED,
                    node + " is in standby and still runs " + String.join(", ", left)
                            + ". See ha:status: what is unmanaged or blocked is not stopped by Pacemaker");
        }
    }

    /** @throws HaException INPUT_ARGUMENT for what is no member */
    static Cluster cluster(Topology topology, String node) {
        return topology.clusters().stream()
                .filter(c -> c.members().stream().anyMatch(m -> m.name().equals(node)))
                .findFirst()
                .orElseThrow(() -> Refusal.input("'" + node + "' is no member of a cluster of topology '"
                        + topology.name() + "'; members are "
                        + topology.clusters().stream()
                                .flatMap(c -> c.members().stream())
                                .map(Node::name)
                                .collect(Collectors.joining(", "))));
    }

    static void refuseTooFew(Standing standing, String node) {
        Cluster cluster = standing.cluster();
        List<String> left =
                standing.workingMembers().stream().filter(n -> !n.equals(node)).toList();
        if (left.size() < cluster.quorum()) {
            String away = cluster.members().stream()
                    .map(Node::name)
                    .filter(n -> !n.equals(node) && !left.contains(n))
                    .map(n -> n + " is " + standing.state(n))
                    .collect(Collectors.joining(", "));
            throw Refusal.unsafe("cluster '" + cluster.name() + "' needs " + cluster.quorum() + " of its "
                    + cluster.members().size() + " members to work; without " + node + " there would be " + left.size()
                    + " (" + away + "). Bring them back first: ha:node-unstandby NODE");
        }
    }

    static void refuseLastCopies(Standing standing, String node, List<String> preview) {
        Set<String> last = LastCopies.of(standing, node, preview);
        if (!last.isEmpty()) {
            throw Refusal.unsafe("nothing would be left of " + String.join(", ", last) + ": " + node
                    + " runs the last sound instance, and Pacemaker would start none elsewhere. ha:status shows why:"
                    + " mend that first");
        }
    }
}
