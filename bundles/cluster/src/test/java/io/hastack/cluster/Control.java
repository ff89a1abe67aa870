package io.hastack.cluster;

import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A cluster of three members and a remote. */
final class Control {
    private Control() {}

    static Target target(String platform, Map<String, String> fencing) {
        List<Node> members = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Node("ctl" + i, "192.168.124.1" + i, fencing, List.of(), Map.of()))
                .toList();
        Node remote = new Node("cmp1", "192.168.124.21", fencing, List.of("compute"), Map.of());
        Cluster cluster = new Cluster("control", List.of("galera"), members, List.of(remote));
        Topology topology = new Topology(
                "control",
                platform,
                new Access("root", Path.of("/key"), Path.of("/known_hosts")),
                List.of(cluster),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
        return new Target(topology, cluster, members, new Settings(Map.of()));
    }
}
