package io.hastack.pacemaker;

import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.FencingLevel;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.PacemakerResource.Operation;
import io.hastack.spi.part.Placement;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small cluster, what belongs in its CIB, and what real nodes said about it. */
final class Sample {
    static final Cluster CLUSTER = new Cluster("control", List.of("db"), members(), List.of());
    static final Cluster WITH_REMOTE = new Cluster("control", List.of("db"), members(), List.of(node("cmp1", 21)));
    static final Topology TOPOLOGY = new Topology(
            "sample",
            "debian-13",
            new Access("root", Path.of("/key"), Path.of("/known_hosts")),
            List.of(CLUSTER),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of());

    private Sample() {}

    static List<CibPart> parts() {
        return parts("20s");
    }

    /** Returns parts of every kind; {@code timeout} is of one operation. */
    static List<CibPart> parts(String timeout) {
        return List.of(
                property("crm_config", "stonith-enabled", "true"),
                property("rsc_defaults", "migration-threshold", "3"),
                property("op_defaults", "timeout", "60s"),
                property("node:ctl1", "rack", "a"),
                resource(
                        "fence-ctl1",
                        "stonith:fence_ipmilan",
                        Kind.PRIMITIVE,
                        Map.of("password", "${secret:bmc}"),
                        Map.of(),
                        new Operation("monitor", "60s", "20s", Map.of())),
                new FencingLevel(Placement.ONCE, "ctl1", 1, List.of("fence-ctl1")),
                resource(
                        "vip",
                        "ocf:heartbeat:IPaddr2",
                        Kind.PRIMITIVE,
                        Map.of("ip", "192.168.124.250"),
                        Map.of(),
                        new Operation("monitor", "10s", "20s", Map.of())),
                resource(
                        "db",
                        "ocf:pacemaker:Stateful",
                        Kind.PROMOTABLE,
                        Map.of(),
                        Map.of("promoted-max", "1"),
                        new Operation("monitor", "10s", timeout, Map.of("role", "Promoted"))),
                resource(
                        "web",
                        "ocf:pacemaker:Dummy",
                        Kind.CLONE,
                        Map.of("fake", "a<b&\"c'"),
                        Map.of(),
                        new Operation("monitor", "10s", "20s", Map.of())),
                constraint(new Constraint.Order("db", Action.PROMOTE, "web", Action.START, Constraint.Kind.OPTIONAL)),
                constraint(new Constraint.Colocation("vip", "db", true, Constraint.INFINITY)),
                constraint(new Constraint.Location("fence-ctl1", "#uname", "ctl1", -Constraint.INFINITY, false)));
    }

    static ClusterProperty property(String section, String name, String value) {
        return new ClusterProperty(Placement.ONCE, section, name, value);
    }

    static PacemakerConstraint constraint(Constraint constraint) {
        return new PacemakerConstraint(Placement.ONCE, constraint);
    }

    static PacemakerResource resource(
            String id,
            String agent,
            Kind kind,
            Map<String, String> options,
            Map<String, String> cloneMeta,
            Operation operation) {
        return new PacemakerResource(Placement.ONCE, id, agent, kind, options, Map.of(), cloneMeta, List.of(operation));
    }

    static String text(String resource) {
        try (InputStream in = Sample.class.getResourceAsStream("/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Node> members() {
        return List.of(node("ctl1", 11), node("ctl2", 12), node("ctl3", 13));
    }

    private static Node node(String name, int address) {
        return new Node(name, "192.168.124." + address, Map.of(), List.of(), Map.of());
    }
}
