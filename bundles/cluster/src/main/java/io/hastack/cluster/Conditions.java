package io.hastack.cluster;

import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.Scope;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions that name nodes. Each is one call of crm_mon, some 20 ms. */
final class Conditions {
    /** Prints {@code false} lines for what is missing. */
    private static final String QUORATE =
            """
            status=$(crm_mon --output-as=xml 2>/dev/null) || { echo "Pacemaker does not answer on $(hostname)"; exit 1; }
            grep -q '<current_dc .*with_quorum="true"' <<<"$status" || { echo "$(hostname) sees no quorum"; exit 1; }
            for node in %s; do
              line=$(grep -m 1 "<node name=\\"$node\\" " <<<"$status")
              case "$line" in
                *' online="true"'*' pending="false"'*' unclean="false"'*) ;;
                *) missing="$missing $node" ;;
              esac
            done
            [ -z "$missing" ] || { echo "not online, seen from $(hostname):$missing"; exit 1; }
            echo "%d of %d members online, with quorum"
            """;

    private static final String FENCING =
            """
            status=$(crm_mon --output-as=xml --inactive 2>/dev/null) || { echo "Pacemaker does not answer"; exit 1; }
            for device in %s; do
              line=$(grep -m 1 "<resource id=\\"$device\\" " <<<"$status")
              case "$line" in
                *' role="Started"'*' active="true"'*' blocked="false"'*' failed="false"'*) ;;
                *) missing="$missing $device" ;;
              esac
            done
            [ -z "$missing" ] || { echo "not started:$missing"; exit 1; }
            echo "%d fencing devices answer"
            """;

    private Conditions() {}

    static List<Check> of(Cluster cluster) {
        String members = cluster.members().stream().map(Node::name).collect(Collectors.joining(" "));
        int count = cluster.members().size();
        List<Node> devices = Fencing.devices(cluster);
        String ids = devices.stream().map(Fencing::id).collect(Collectors.joining(" "));
        String fencing = devices.isEmpty()
                ? "echo 'the topology has no fencing devices'; exit 1"
                : FENCING.formatted(ids, devices.size());
        return List.of(
                new Check(
                        "ClusterQuorate",
                        new Probe.Output(QUORATE.formatted(members, count, count), ""),
                        Scope.EVERY_NODE,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(90),
                        "See `corosync-quorumtool` and `journalctl -u corosync -u pacemaker` on the node named"),
                new Check(
                        "FencingAnswers",
                        new Probe.Output(fencing, ""),
                        Scope.ONCE,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(120),
                        "See `crm_mon -1rf` and the BMC of the node named"));
    }
}
