package io.hastack.workflows;

import io.hastack.descriptor.Move;
import io.hastack.engine.Gone;
import io.hastack.engine.Run;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who leaves a cluster and who joins it. The same before the topology file has been changed and after.
 *
 * @param before the topology with who leaves and without who joins
 * @param after the one that is meant
 * @param cluster name of the cluster
 * @param moves what changes in the topology
 * @param confirmed whether the operator says that who leaves is off
 * @param goesOn whether a run is gone on with that had passed its gates
 */
record Membership(
        Topology before,
        Topology after,
        String cluster,
        Optional<Node> leaves,
        Optional<Node> joins,
        List<Move> moves,
        boolean confirmed,
        boolean goesOn) {
    static final String NOTE = "note";
    private static final String CLUSTER = "cluster=";
    private static final String CONFIRMED = "off=";

    /** @throws io.hastack.spi.problem.HaException INPUT_ARGUMENT for who cannot leave or join, whoever else there is */
    static Membership of(Work work) {
        Topology topology = work.topology();
        String[] names = work.subject().split(":", -1);
        boolean add = work.asked().workflow().equals("node-add");
        Optional<String> leaves = add ? Optional.empty() : Optional.of(names[0]);
        Optional<String> joins =
                add ? Optional.of(names[0]) : Stream.of(names).skip(1).findFirst();
        Optional<String> note =
                work.asked().resumes().flatMap(run -> noted(run, work.asked().workflow()));
        String cluster = note.map(n -> word(n, CLUSTER))
                .orElseGet(() -> leaves.map(n -> Leaving.cluster(topology, n).name())
                        .orElseGet(() -> chosen(topology, work.asked().options().getOrDefault("cluster", ""))));
        if (note.isEmpty()) {
            joins.ifPresent(n -> refuseNoSpare(topology, n));
        }
        String off = note.map(n -> word(n, CONFIRMED)).orElse("");
        off = work.asked().options().getOrDefault("confirm-off", off);
        List<Move> moves = moves(cluster, leaves, joins);
        Topology after = topology;
        for (Move move : moves) {
            after = move.of(after);
        }
        return new Membership(
                before(topology, cluster, leaves, joins),
                after,
                cluster,
                leaves.flatMap(topology::node),
                joins.flatMap(topology::node),
                moves,
                leaves.filter(off::equals).isPresent(),
                note.isPresent());
    }

    /** Returns what whoever goes on needs to know and cannot see. */
    String note() {
        return CLUSTER
                + cluster
                + leaves.filter(n -> confirmed)
                        .map(n -> " " + CONFIRMED + n.name())
                        .orElse("");
    }

    Cluster now() {
        return before.cluster(cluster).orElseThrow();
    }

    Cluster then() {
        return after.cluster(cluster).orElseThrow();
    }

    /** Returns the cluster as it can be asked meanwhile: those that stay first. */
    Cluster asked() {
        List<Node> members = new ArrayList<>(stay());
        joins.ifPresent(members::add);
        leaves.ifPresent(members::add);
        Cluster then = then();
        return new Cluster(cluster, then.components(), members, then.remotes());
    }

    List<Node> stay() {
        return then().members().stream()
                .filter(n -> joins.filter(n::equals).isEmpty())
                .toList();
    }

    List<Gone> gone() {
        return leaves.map(n -> List.of(new Gone(cluster, n))).orElse(List.of());
    }

    private static List<Move> moves(String cluster, Optional<String> leaves, Optional<String> joins) {
        List<Move> moves = new ArrayList<>();
        joins.ifPresent(n ->
                moves.add(leaves.map(other -> Move.toPlaceOf(n, cluster, other)).orElse(Move.toCluster(n, cluster))));
        leaves.ifPresent(n -> moves.add(Move.toSpares(n)));
        return List.copyOf(moves);
    }

    private static Topology before(Topology topology, String cluster, Optional<String> leaves, Optional<String> joins) {
        Topology before = topology;
        if (leaves.isPresent()) {
            before = Move.toCluster(leaves.get(), cluster).of(before);
        }
        return joins.isPresent() ? Move.toSpares(joins.get()).of(before) : before;
    }

    private static String chosen(Topology topology, String option) {
        List<String> names = topology.clusters().stream().map(Cluster::name).toList();
        if (option.isEmpty() && names.size() == 1) {
            return names.get(0);
        }
        if (!names.contains(option)) {
            throw Refusal.input("expected the cluster that the node is to join, --cluster NAME, found "
                    + (option.isEmpty() ? "none" : "'" + option + "'") + "; clusters are " + String.join(", ", names));
        }
        return option;
    }

    private static void refuseNoSpare(Topology topology, String node) {
        if (topology.spares().stream().noneMatch(n -> n.name().equals(node))) {
            String spares = topology.spares().stream().map(Node::name).collect(Collectors.joining(", "));
            throw Refusal.input("'" + node + "' is no spare of topology '" + topology.name() + "'; "
                    + (spares.isEmpty() ? "there are none" : "spares are " + spares)
                    + ". Write the host under 'spares:' of the topology file first");
        }
    }

    private static Optional<String> noted(Run run, String workflow) {
        return run.steps().stream()
                .filter(s -> s.id().startsWith(workflow + "/" + NOTE + "@"))
                .map(Run.StepRun::detail)
                .findFirst();
    }

    private static String word(String note, String key) {
        return Arrays.stream(note.split(" "))
                .filter(w -> w.startsWith(key))
                .map(w -> w.substring(key.length()))
                .findFirst()
                .orElse("");
    }
}
