package io.hastack.keystone;

import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Site;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Facts of a Keystone whose objects are given as the lines that the program prints. */
record ReadObjects(int exitCode, String output) implements Facts {
    static final Site SITE = made();

    @Override
    public Site site() {
        return SITE;
    }

    @Override
    public CommandResult get(Fact fact) {
        return new CommandResult(exitCode, output, "", Duration.ZERO);
    }

    @Override
    public String sha256(String text) {
        return "digest of " + text;
    }

    private static Site made() {
        Node node = new Node("ctl1", "192.0.2.1", Map.of(), List.of(), Map.of());
        Cluster cluster = new Cluster("control", List.of("keystone"), List.of(node), List.of());
        Access access = new Access("root", Path.of("key"), Path.of("known_hosts"));
        Topology topology = new Topology(
                "test",
                "debian-13",
                access,
                List.of(cluster),
                List.of(),
                Map.of("keystone", "192.0.2.203"),
                Map.of(),
                Map.of());
        return new Site(topology, cluster, node);
    }
}
