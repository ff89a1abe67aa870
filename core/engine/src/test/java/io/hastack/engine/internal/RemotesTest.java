package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.Request;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.DeployService;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Scope;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Components on remotes: where they are carried out, and where their resources run. */
class RemotesTest {
    private static final DeployService CLUSTER = component("cluster", Set.of(), true, false, t -> List.of());
    private static final DeployService REMOTE = component(
            "remote",
            Set.of("cluster"),
            false,
            true,
            t -> List.of(file("/etc/key"), resource("cmp1", "ocf:pacemaker:remote", Kind.PRIMITIVE, Map.of())));
    private static final DeployService WEB = component(
            "web", Set.of("cluster"), false, false, t -> List.of(resource("web", "systemd:web", Kind.CLONE, Map.of())));
    private static final DeployService WATCH = component(
            "watch",
            Set.of("cluster", "remote"),
            false,
            false,
            t -> List.of(resource("watch", "systemd:watch", Kind.CLONE, Map.of())));
    private static final DeployService COMPUTE = component(
            "compute",
            Set.of("cluster", "remote"),
            false,
            false,
            t -> List.of(
                    resource("agent", "systemd:agent", Kind.CLONE, Map.of()),
                    resource("compute", "systemd:compute", Kind.CLONE, Map.of("clone-max", "7"))));

    @Test
    void whatEveryRemoteHoldsIsOnAllRemotesAndItsConditionsMayBeMeasuredFromMembers() {
        Composition composition = compose(topology(List.of("compute"), List.of()));
        Instance remote = new Instance("remote", "control");
        assertThat(composition.targets().get(remote).nodes())
                .extracting(Node::name)
                .containsExactly("cmp1", "cmp2");
        assertThat(composition.checks().get(remote).get(0).sites())
                .extracting(s -> s.node().name())
                .containsExactly("ctl1", "ctl2", "ctl3");
    }

    @Test
    void withoutRemotesItIsNothingAndNobodyWaitsForIt() {
        Cluster members = topology(List.of(), List.of()).clusters().get(0);
        Composition composition =
                compose(topology(new Cluster("control", List.of("watch"), members.members(), List.of())));
        assertThat(composition.targets().keySet())
                .extracting(Instance::component)
                .containsExactlyInAnyOrder("cluster", "watch");
        assertThat(composition.all()).singleElement().satisfies(watch -> {
            assertThat(watch.needs()).extracting(Entry.Need::toString).containsExactly("cluster/Ready");
            assertThat(((PacemakerResource) watch.part()).cloneMeta()).isEmpty();
        });
    }

    @Test
    void resourcesRunOnTheRemotesThatListTheirComponent() {
        Composition composition = compose(topology(List.of("compute"), List.of()));
        assertThat(parts(composition, ClusterProperty.class))
                .containsExactly(
                        new ClusterProperty(Placement.ONCE, "node:cmp1", "component-compute", "true"),
                        new ClusterProperty(Placement.ONCE, "node:cmp2", "component-compute", "false"));
        assertThat(composition.constraints())
                .extracting(c -> c.constraint().id() + " " + c.place())
                .containsExactly(
                        "location-agent-component-compute-true CIB", "location-compute-component-compute-true CIB");
        assertThat(cloneMax(composition)).containsEntry("agent", "1").containsEntry("compute", "7");
    }

    @Test
    void aComponentOfMembersAndRemotesRunsOnBoth() {
        Topology topology = topology(List.of("compute", "web"), List.of("web"));
        Composition composition = compose(topology);
        assertThat(composition.constraints())
                .extracting(PlacedConstraint::constraint)
                .extracting(c -> c.id())
                .contains("location-web-component-web-true", "location-web-#kind-cluster");
        assertThat(cloneMax(composition)).containsEntry("web", "5");
    }

    @Test
    void theCibIsTheMembersAffairAndThoseOfRemotesHaveAPatchOfTheirOwn() {
        Topology topology = topology(List.of("compute"), List.of());
        Composition composition = compose(topology);
        Tasks tasks = Tasks.of(plugins(), composition, composition);
        List<Task> patches = tasks.list().stream().filter(Task::cib).toList();
        assertThat(patches)
                .allSatisfy(
                        t -> assertThat(t.candidates()).extracting(Node::name).containsExactly("ctl1", "ctl2", "ctl3"));
        Task web = patches.stream()
                .filter(t -> names(t).contains("web"))
                .findFirst()
                .orElseThrow();
        Task connections = patches.stream()
                .filter(t -> names(t).contains("remote"))
                .findFirst()
                .orElseThrow();
        Task files = tasks.list().stream().filter(t -> !t.cib()).findFirst().orElseThrow();
        assertThat(names(web)).doesNotContain("remote", "compute");
        assertThat(connections.dependsOn(files)).isTrue();
        assertThat(web.dependsOn(files)).isFalse();
    }

    @Test
    void whereAResourceMayRunIsWrittenWithItHoweverLateItsOrdersAre() {
        Cluster cluster = topology(List.of("compute"), List.of()).clusters().get(0);
        Instance compute = new Instance("compute", "control");
        Instance late = new Instance("late", "control");
        Instance first = new Instance("first", "control");
        Entry resource = entry(compute, cluster, resource("agent", "systemd:agent", Kind.CLONE, Map.of()), Set.of());
        Entry order = entry(
                compute,
                cluster,
                new PacemakerConstraint(
                        Placement.ONCE,
                        new Constraint.Order("agent", Action.START, "late", Action.START, Constraint.Kind.OPTIONAL)),
                Set.of());
        Entry location = entry(
                compute,
                cluster,
                new PacemakerConstraint(
                        Placement.ONCE, new Constraint.Location("agent", "component-compute", "true", 0, true)),
                Set.of());
        Stages stages = new Stages(Map.of(
                first,
                List.of(entry(first, cluster, file("/etc/first"), Set.of())),
                late,
                List.of(entry(
                        late,
                        cluster,
                        resource("late", "systemd:late", Kind.CLONE, Map.of()),
                        Set.of(new Entry.Need(first, "Ready")))),
                compute,
                List.of(resource, order, location)));
        assertThat(stages.of(order)).isEqualTo(2);
        assertThat(stages.of(location)).isEqualTo(stages.of(resource)).isEqualTo(1);
    }

    private static Entry entry(Instance instance, Cluster cluster, Part part, Set<Entry.Need> needs) {
        return new Entry(instance, part, cluster, cluster.members(), instance, needs);
    }

    @Test
    void aRemoteThatIsNamedLikeAResourceIsRefused() {
        DeployService rival = component(
                "rival",
                Set.of("cluster"),
                false,
                false,
                t -> List.of(resource("cmp1", "systemd:x", Kind.PRIMITIVE, Map.of())));
        Cluster control = topology(List.of("compute"), List.of()).clusters().get(0);
        Cluster both = new Cluster("control", List.of("rival"), control.members(), control.remotes());
        Plugins plugins = new Plugins(List.of(CLUSTER, REMOTE, rival, COMPUTE), List.of(), List.of(), List.of());
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> new Composer(plugins, topology(both)).compose(Set.of()))
                .withMessage("remote 'cmp1' of cluster control is named like a resource of component rival;"
                        + " give the node another name");
    }

    @Test
    void aPlanOfItCanBeMade() {
        Topology topology = topology(List.of("compute"), List.of());
        Request request = new Request("deploy", topology, Set.of("compute"), true);
        assertThat(OfflinePlan.of(plugins(), request).steps())
                .extracting(s -> s.id())
                .contains(
                        "remote/file:/etc/key@cmp1",
                        "remote/resource:cmp1@control",
                        "compute/property:node:cmp1/component-compute@control",
                        "compute/constraint:location-agent-component-compute-true@control");
    }

    private static List<String> names(Task task) {
        return task.instances().stream().map(Instance::component).toList();
    }

    private static Map<String, String> cloneMax(Composition composition) {
        Map<String, String> bounds = new java.util.TreeMap<>();
        parts(composition, PacemakerResource.class)
                .forEach(r -> bounds.put(r.id(), r.cloneMeta().getOrDefault("clone-max", "none")));
        return bounds;
    }

    private static <P extends Part> List<P> parts(Composition composition, Class<P> type) {
        return composition.all().stream()
                .map(Entry::part)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Composition compose(Topology topology) {
        return new Composer(plugins(), topology).compose(Set.of());
    }

    private static Plugins plugins() {
        List<DeployService> all = List.of(CLUSTER, REMOTE, WEB, WATCH, COMPUTE);
        List<VerifyService> verifies =
                all.stream().map(VerifyService.class::cast).toList();
        return new Plugins(
                all, verifies, List.of(), List.of(new Nothing<>(CibPart.class), new Nothing<>(FilePart.class)));
    }

    private static Topology topology(List<String> first, List<String> second) {
        List<Node> members =
                Stream.of("ctl1", "ctl2", "ctl3").map(n -> node(n, List.of())).toList();
        return topology(
                new Cluster("control", List.of("web"), members, List.of(node("cmp1", first), node("cmp2", second))));
    }

    private static Topology topology(Cluster cluster) {
        Access access = new Access("root", Path.of("/key"), Path.of("/known_hosts"));
        return new Topology("t", "debian-13", access, List.of(cluster), List.of(), Map.of(), Map.of(), Map.of());
    }

    private static Node node(String name, List<String> components) {
        return new Node(name, "192.0.2.1", Map.of(), components, Map.of());
    }

    private static Part file(String path) {
        return new FilePart(Placement.EVERY_NODE, path, "root:root", "0644", "", "");
    }

    private static Part resource(String id, String agent, Kind kind, Map<String, String> cloneMeta) {
        return new PacemakerResource(Placement.ONCE, id, agent, kind, Map.of(), Map.of(), cloneMeta, List.of());
    }

    private static DeployService component(
            String id,
            Set<String> requires,
            boolean everyCluster,
            boolean everyRemote,
            Function<Target, List<Part>> parts) {
        return new Described(
                new ComponentInfo(
                        id,
                        id,
                        ComponentInfo.Mode.ACTIVE_ACTIVE,
                        requires,
                        List.of("Ready"),
                        everyCluster,
                        everyRemote),
                parts);
    }

    private record Described(ComponentInfo component, Function<Target, List<Part>> wanted)
            implements DeployService, VerifyService {
        @Override
        public List<Part> parts(Target target) {
            return wanted.apply(target);
        }

        @Override
        public List<Check> checks(Target target) {
            Duration second = Duration.ofSeconds(1);
            return List.of(
                    new Check("Ready", new Probe.Output("true", ""), Scope.ONCE, second, second, "").at("cluster"));
        }
    }

    private record Nothing<P extends Part>(Class<P> type) implements PartHandler<P> {
        @Override
        public List<Fact> facts(List<P> desired, Site site) {
            return List.of();
        }

        @Override
        public List<Change> converge(List<P> desired, Facts facts) {
            return List.of();
        }
    }
}
