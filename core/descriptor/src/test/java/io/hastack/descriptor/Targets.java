package io.hastack.descriptor;

import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A target of three nodes, by the addresses 10.0.0.1 and so on. */
final class Targets {
    private Targets() {}

    static Target of() {
        return target("debian-13", Map.of());
    }

    static Target of(String setting, String value) {
        return target("debian-13", Map.of(setting, value));
    }

    static Target on(String platform) {
        return target(platform, Map.of());
    }

    private static Target target(String platform, Map<String, String> settings) {
        List<Node> nodes = Stream.of(1, 2, 3)
                .map(n -> new Node("ctl" + n, "10.0.0." + n, Map.of(), List.of(), Map.of()))
                .toList();
        Cluster cluster = new Cluster(
                "control", List.of("haproxy", "galera", "memcached", "rabbitmq", "keystone"), nodes, List.of());
        Topology topology = new Topology(
                "lab",
                platform,
                new Access("root", Path.of("key"), Path.of("hosts")),
                List.of(cluster),
                List.of(),
                Map.of("galera", "10.0.0.201", "keystone", "10.0.0.203"),
                settings,
                Map.of());
        return new Target(topology, cluster, nodes, new Settings(settings));
    }
}
