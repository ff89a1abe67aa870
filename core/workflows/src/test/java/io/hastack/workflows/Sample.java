package io.hastack.workflows;

import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cluster of three with one component behind a proxy. */
final class Sample {
    static final Cluster CLUSTER = new Cluster(
            "control",
            List.of("keystone", "haproxy"),
            IntStream.rangeClosed(1, 3).mapToObj(Sample::controller).toList(),
            List.of(new Node("cmp1", "192.0.2.21", Map.of(), List.of("compute"), Map.of())));

    static final Topology TOPOLOGY = new Topology(
            "lab",
            "debian-13",
            new Access("root", Path.of("/key"), Path.of("/known_hosts")),
            List.of(CLUSTER),
            List.of(controller(4), controller(5)),
            Map.of(),
            Map.of(),
            Map.of());

    static final PacemakerResource KEYSTONE = resource("keystone", PacemakerResource.Kind.CLONE, Placement.ONCE);
    static final PacemakerResource VIP =
            resource("vip-keystone", PacemakerResource.Kind.PRIMITIVE, Placement.ONCE.at("haproxy"));

    static final ProxyListener LISTENER = new ProxyListener(
            Placement.EVERY_NODE.at("haproxy"),
            "keystone",
            "keystone",
            "192.0.2.9",
            5000,
            List.of("ctl1 192.0.2.11", "ctl2 192.0.2.12", "ctl3 192.0.2.13"),
            List.of(),
            "check",
            false,
            Optional.empty());

    private Sample() {}

    /** The topology as an operator writes it; its key is not needed. */
    static String text() {
        StringBuilder text = new StringBuilder(
                """
                name: lab
                platform: debian-13
                access: { user: root, key: /key, knownHosts: /known_hosts }
                clusters:
                  - name: control
                    components: [keystone, haproxy]
                    nodes:
                """);
        CLUSTER.members().forEach(n -> text.append("      ").append(line(n)));
        text.append("    remotes:\n      - { name: cmp1, address: 192.0.2.21, components: [compute] }\nspares:\n");
        TOPOLOGY.spares().forEach(n -> text.append("  ").append(line(n)));
        return text.toString();
    }

    /** A resource whose options name the members. */
    static PacemakerResource galera(List<Node> members) {
        String names = members.stream().map(Node::name).collect(Collectors.joining(","));
        return new PacemakerResource(
                Placement.ONCE,
                "galera",
                "ocf:heartbeat:galera",
                PacemakerResource.Kind.PROMOTABLE,
                Map.of("wsrep_cluster_address", "gcomm://" + names),
                Map.of(),
                Map.of(),
                List.of());
    }

    static PacemakerResource device(Node node) {
        return new PacemakerResource(
                Placement.ONCE,
                "fence-" + node.name(),
                "stonith:fence_x",
                PacemakerResource.Kind.PRIMITIVE,
                Map.of("pcmk_host_list", node.name()),
                Map.of(),
                Map.of(),
                List.of());
    }

    private static Node controller(int i) {
        return new Node(
                "ctl" + i, "192.0.2.1" + i, Map.of("agent", "fence_x", "ip", "192.0.2.11" + i), List.of(), Map.of());
    }

    private static String line(Node node) {
        return "- { name: %s, address: %s, fencing: { agent: fence_x, ip: %s } }\n"
                .formatted(node.name(), node.address(), node.fencing().get("ip"));
    }

    private static PacemakerResource resource(String id, PacemakerResource.Kind kind, Placement placement) {
        return new PacemakerResource(placement, id, "systemd:" + id, kind, Map.of(), Map.of(), Map.of(), List.of());
    }
}
