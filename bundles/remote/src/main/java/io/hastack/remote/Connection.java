package io.hastack.remote;

import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.FencingLevel;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.PacemakerResource.Operation;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;
import io.hastack.spi.topology.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What makes a remote a node of the cluster. */
final class Connection {
    private static final Placement PLACEMENT = Placement.ONCE.at("cluster");

    private Connection() {}

    static Stream<Part> parts(Node remote) {
        Stream<Part> attributes = new TreeMap<>(remote.attributes())
                .entrySet().stream()
                        .map(a -> new ClusterProperty(PLACEMENT, "node:" + remote.name(), a.getKey(), a.getValue()));
        // its own device and nothing else: fencing needs no service that a lost remote could take along
        Stream<Part> level = remote.fencing().isEmpty()
                ? Stream.of()
                : Stream.of(new FencingLevel(PLACEMENT, remote.name(), 1, List.of("fence-" + remote.name())));
        return Stream.of(Stream.of(resource(remote)), level, attributes).flatMap(s -> s);
    }

    /** Named like the node, which is how Pacemaker knows that they are one. */
    private static Part resource(Node remote) {
        return new PacemakerResource(
                PLACEMENT,
                remote.name(),
                "ocf:pacemaker:remote",
                Kind.PRIMITIVE,
                Map.of(
                        "server",
                        remote.address(),
                        // between two tries to reach a remote that was fenced; in place of failure-timeout, and without
                        // it the first try is the last
                        "reconnect_interval",
                        "60s"),
                Map.of(),
                Map.of(),
                List.of(
                        // a remote without power closes no connection: it is lost, and then fenced, after both at most
                        new Operation("monitor", "10s", "15s", Map.of()),
                        // one that is off is tried for so long, and no other transition begins meanwhile
                        new Operation("start", "0s", "15s", Map.of()),
                        // it is a disconnection; what runs on the remote was stopped before
                        new Operation("stop", "0s", "30s", Map.of())));
    }
}
