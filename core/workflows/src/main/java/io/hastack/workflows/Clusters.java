package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.engine.Progress;
import io.hastack.pacemaker.ClusterReader;
import io.hastack.pacemaker.ClusterWriter;
import io.hastack.spi.check.Condition;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What steps ask of clusters, and wait for. */
final class Clusters {
    /** Longer than what may follow from one change: a database that copies all its data. */
    private static final Duration SETTLED = Duration.ofMinutes(20);

    private static final Duration LOOK = Duration.ofSeconds(20);

    private final Engine engine;
    private final ClusterReader reader;
    private final ClusterWriter writer;

    Clusters(Engine engine, ClusterReader reader, ClusterWriter writer) {
        this.engine = engine;
        this.reader = reader;
        this.writer = writer;
    }

    ClusterWriter writer() {
        return writer;
    }

    Standing standing(Topology topology, Cluster cluster) {
        return new Standing(cluster, reader.read(topology, cluster));
    }

    String cib(Topology topology, Cluster cluster) {
        return reader.cib(topology, cluster);
    }

    /**
     * Waits until Pacemaker has nothing left to do.
     *
     * @throws HaException CONDITION_DEADLINE
     */
    void settle(Topology topology, Cluster cluster, Progress progress) {
        long end = System.nanoTime() + SETTLED.toNanos();
        while (!writer.idle(topology, cluster, LOOK)) {
            if (System.nanoTime() > end) {
                throw new HaException(
                        ErrorCode.CONDITION_DEADLINE,
                        "Pacemaker of cluster '" + cluster.name() + "' is still at work after " + SETTLED.toMinutes()
                                + " min. See ha:status and crm_mon -1rf on a member");
            }
            progress.waiting(cluster.name() + "/idle", "Pacemaker is at work");
        }
    }

    /**
     * Returns the topology without the nodes that are in standby now, and without some more: what is promised of the rest.
     *
     * @param present nodes that count whatever their state
     */
    Topology without(Topology topology, Set<String> more, Set<String> present) {
        Set<String> away = new HashSet<>();
        topology.clusters().forEach(c -> away.addAll(standing(topology, c).in("standby")));
        away.removeAll(present);
        away.addAll(more);
        List<Cluster> clusters = topology.clusters().stream()
                .map(c -> new Cluster(c.name(), c.components(), rest(c.members(), away), rest(c.remotes(), away)))
                .toList();
        return new Topology(
                topology.name(),
                topology.platform(),
                topology.access(),
                clusters,
                topology.spares(),
                topology.vips(),
                topology.settings(),
                topology.overrides());
    }

    /** @throws HaException REFUSED_UNSAFE if a condition is not True */
    void refuseUnlessTrue(Topology topology) {
        List<Condition> missing = engine.verify(topology, Set.of()).stream()
                .filter(c -> c.status() != Condition.Status.TRUE)
                .toList();
        if (!missing.isEmpty()) {
            Condition first = missing.get(0);
            throw Refusal.unsafe(missing.size() + (missing.size() == 1 ? " condition is" : " conditions are")
                    + " not True: " + first.type() + " of " + first.subject() + ": " + first.message()
                    + ". What is broken already is mended first; ha:verify shows all of it");
        }
    }

    /** Waits for conditions, each as long as its check says. */
    void promised(Topology topology, Set<String> components, Optional<String> node, Progress progress) {
        engine.await(topology, components, node, progress);
    }

    /** Returns the cluster with a node as the last one to be asked: it is busy, or about to leave. */
    static Cluster askedLast(Cluster cluster, String node) {
        List<Node> members = cluster.members().stream()
                .sorted(Comparator.comparing((Node n) -> n.name().equals(node)))
                .toList();
        return new Cluster(cluster.name(), cluster.components(), members, cluster.remotes());
    }

    private static List<Node> rest(List<Node> nodes, Set<String> away) {
        return nodes.stream().filter(n -> !away.contains(n.name())).toList();
    }
}
