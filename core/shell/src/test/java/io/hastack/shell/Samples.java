package io.hastack.shell;

import io.hastack.engine.Deviation;
import io.hastack.engine.LineDrift;
import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedConstraint.End;
import io.hastack.engine.PlacedConstraint.Place;
import io.hastack.engine.Run;
import io.hastack.engine.Run.StepRun;
import io.hastack.health.Change;
import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.Failure;
import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.pacemaker.ClusterStatus.Resource;
import io.hastack.shell.text.ClusterView;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.check.Condition;
import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records as an engine would make them; also the examples of {@code docs/json.md}. */
public final class Samples {
    public static final Instant T0 = Instant.parse("2026-11-22T16:01:00Z");

    private static final Map<String, String> FENCING = Map.of("agent", "fence_ipmilan", "password", "${secret:bmc}");

    public static final Cluster CONTROL = new Cluster(
            "control",
            List.of("galera", "keystone"),
            List.of(node("ctl1", 11), node("ctl2", 12), node("ctl3", 13)),
            List.of(new Node("cmp1", "192.168.124.21", FENCING, List.of("compute"), Map.of())));

    public static final Topology TOPOLOGY = new Topology(
            "lab",
            "debian-13",
            new Access("root", Path.of("/etc/lab.key"), Path.of("/etc/lab.known_hosts")),
            List.of(CONTROL),
            List.of(node("ctl4", 14)),
            Map.of("galera", "192.168.124.201", "keystone", "192.168.124.203"),
            Map.of("neutron.agents", "active/active"),
            Map.of());

    public static final Plan PLAN = new Plan(
            "20261122-160100-deploy",
            "deploy",
            4,
            List.of(
                    step("keystone", "packages", "keystone apache2", "ctl1", "install keystone apache2", 1),
                    step("keystone", "packages", "keystone apache2", "ctl2", "install keystone apache2", 1),
                    step("keystone", "packages", "keystone apache2", "ctl3", "already so", 1),
                    step("keystone", "ini", "/etc/keystone/keystone.conf", "ctl1", "write 24 options", 1),
                    new Step(
                            "keystone/once:schema@control",
                            "keystone",
                            "control",
                            "once schema",
                            "make the schema",
                            2,
                            Set.of("keystone/ini:/etc/keystone/keystone.conf@ctl1"))),
            Map.of(1, "nothing to wait for", 2, "waits for galera/GaleraSynced"),
            List.of("start keystone:0 on ctl1"));

    public static final List<Deviation> DRIFT = List.of(
            new Deviation(
                    "keystone",
                    "ctl1",
                    "ini /etc/keystone/keystone.conf",
                    "rewrite /etc/keystone/keystone.conf",
                    List.of(new LineDrift(
                            "/etc/keystone/keystone.conf",
                            12,
                            "token.expiration",
                            "expiration = 3600",
                            "expiration = 360000"))),
            new Deviation("keystone", "ctl2", "unit keystone.service", "disable keystone.service", List.of()));

    public static final Run FAILED = new Run(
            "20261122-160100-deploy",
            "deploy",
            Set.of("keystone", "galera"),
            Run.State.FAILED,
            T0,
            Optional.of(T0.plusMillis(70_500)),
            "keystone/once:schema@control: exit code 1",
            List.of(
                    ran("galera/packages:mariadb@ctl1", Event.State.CHANGED, 0, 30_000, "142 packages"),
                    ran("galera/packages:mariadb@ctl2", Event.State.CHANGED, 0, 38_200, "142 packages"),
                    ran("galera/unit:mariadb@ctl1", Event.State.UNCHANGED, 30_000, 30_000, ""),
                    ran("wait/galera/GaleraSynced", Event.State.CHANGED, 38_200, 60_000, "3 of 3"),
                    ran("keystone/once:schema@control", Event.State.FAILED, 60_000, 70_500, "exit code 1"),
                    ran("keystone/catalogue:identity@control", Event.State.SKIPPED, 70_500, 70_500, "")));

    public static final List<Condition> CONDITIONS = List.of(
            new Condition("galera", "GaleraSynced", Condition.Status.TRUE, "Matched", "3 of 3 are Synced", T0),
            new Condition("keystone@ctl2", "ApiAnswers", Condition.Status.FALSE, "Status503", "503, expected 200", T0));

    public static final Change CHANGE =
            new Change(12, T0.plusSeconds(10), Optional.of(Condition.Status.TRUE), CONDITIONS.get(1));

    public static final List<PlacedConstraint> CONSTRAINTS = List.of(
            new PlacedConstraint(
                    "keystone",
                    new Constraint.Colocation("vip-keystone", "haproxy", false, Constraint.INFINITY),
                    List.of(end("haproxy", "control"), end("vip-keystone", "control")),
                    Place.CIB,
                    "both ends are in cluster control"),
            new PlacedConstraint(
                    "keystone",
                    new Constraint.Order("galera", Action.PROMOTE, "keystone", Action.START, Constraint.Kind.OPTIONAL),
                    List.of(end("galera", "db"), end("keystone", "control")),
                    Place.PLAN,
                    "its ends are in clusters db and control: keystone waits for galera/GaleraSynced"),
            new PlacedConstraint(
                    "keystone",
                    new Constraint.Location("keystone", "rack", "a", 100, false),
                    List.of(new End("keystone", Optional.empty())),
                    Place.NOWHERE,
                    "no component here has resource 'keystone'"));

    public static final ClusterStatus STATUS = new ClusterStatus(
            "control",
            true,
            List.of(
                    new NodeStatus("ctl1", "member", "online"),
                    new NodeStatus("ctl2", "member", "online"),
                    new NodeStatus("ctl3", "member", "standby")),
            List.of(
                    new Resource(
                            "galera",
                            "promotable",
                            "ocf:heartbeat:galera",
                            true,
                            List.of(
                                    new Instance("ctl1", "Promoted", "ok"),
                                    new Instance("ctl2", "Promoted", "failed"))),
                    new Resource("backup", "primitive", "systemd:backup", false, List.of())),
            List.of(new Failure("galera", "ctl2", "monitor", "not running", "Sun Nov 22 16:01:00 2026")));

    public static final List<ClusterView> VIEWS = List.of(
            new ClusterView("control", Optional.of(STATUS), Optional.empty(), Map.of("galera", "galera")),
            new ClusterView("network", Optional.empty(), Optional.of("no member answers"), Map.of()));

    public static final List<ComponentInfo> INSTALLED = List.of(
            info("cluster", "Membership", true),
            info("galera", "Database", false),
            info("keystone", "Identity service", false));

    private Samples() {}

    private static End end(String resource, String cluster) {
        return new End(resource, Optional.of(cluster));
    }

    public static StepRun ran(String id, Event.State state, long from, long to, String detail) {
        return new StepRun(id, state, T0.plusMillis(from), Optional.of(T0.plusMillis(to)), detail);
    }

    public static Step step(String component, String kind, String key, String node, String action, int stage) {
        String id = component + "/" + kind + ":" + key + "@" + node;
        return new Step(id, component, node, kind + " " + key, action, stage, Set.of());
    }

    private static Node node(String name, int last) {
        return new Node(name, "192.168.124." + last, FENCING, List.of(), Map.of());
    }

    private static ComponentInfo info(String id, String title, boolean everyCluster) {
        return new ComponentInfo(id, title, ComponentInfo.Mode.ACTIVE_ACTIVE, Set.of(), List.of(), everyCluster);
    }
}
