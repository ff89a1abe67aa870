package io.hastack.remote;

import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.Scope;
import io.hastack.spi.topology.Node;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Whether members are connected with every remote; they know, a remote knows of itself only. */
final class RemotesOnline {
    private static final String SCRIPT =
            """
            status=$(crm_mon --output-as=xml 2>/dev/null) || { echo "Pacemaker does not answer on $(hostname)"; exit 1; }
            for node in %s; do
              line=$(grep -m 1 "<node name=\\"$node\\" " <<<"$status")
              case "$line" in
                *' online="true"'*' unclean="false"'*) ;;
                *) missing="$missing $node" ;;
              esac
            done
            [ -z "$missing" ] || { echo "not online, seen from $(hostname):$missing"; exit 1; }
            echo "%d of %d remotes online"
            """;

    private RemotesOnline() {}

    static Check of(List<Node> remotes) {
        String names = remotes.stream().map(Node::name).collect(Collectors.joining(" "));
        return new Check(
                        "RemotesOnline",
                        new Probe.Output(SCRIPT.formatted(names, remotes.size(), remotes.size()), ""),
                        Scope.ONCE,
                        Duration.ofSeconds(10),
                        // a remote that is being fenced boots, and is then tried once a minute
                        Duration.ofSeconds(240),
                        "See `journalctl -u pacemaker` on the member that `ha:status` shows the connection on, and"
                                + " `journalctl -u pacemaker_remote` on the remote; the key of both is /etc/pacemaker/authkey")
                .at("cluster");
    }
}
