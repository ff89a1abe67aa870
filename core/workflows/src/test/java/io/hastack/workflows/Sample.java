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
import java.util.stream.IntStream;

/** A cluster of three with one component behind a proxy. */
final class Sample {
    static final Cluster CLUSTER = new Cluster(
            "control",
            List.of("keystone", "haproxy"),
            IntStream.rangeClosed(1, 3)
                    .mapToObj(i -> new Node("ctl" + i, "192.0.2.1" + i, Map.of(), List.of(), Map.of()))
                    .toList(),
            List.of(new Node("cmp1", "192.0.2.21", Map.of(), List.of("compute"), Map.of())));

    static final Topology TOPOLOGY = new Topology(
            "lab",
            "debian-13",
            new Access("root", Path.of("/key"), Path.of("/known_hosts")),
            List.of(CLUSTER),
            List.of(),
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

    private static PacemakerResource resource(String id, PacemakerResource.Kind kind, Placement placement) {
        return new PacemakerResource(placement, id, "systemd:" + id, kind, Map.of(), Map.of(), Map.of(), List.of());
    }
}
