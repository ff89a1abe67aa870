package io.hastack.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.engine.Request;
import io.hastack.engine.internal.OfflinePlan;
import io.hastack.engine.internal.Plugins;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.DeployService;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every component must keep. A component's test extends this and adds nothing; where behaviour is in Java, it
 * overrides {@link #component()}.
 *
 * <p>The golden plans {@code src/test/resources/plan-<shape>.txt} are what a reviewer reads. A missing one is written and
 * the test fails once, so that it is looked at before it is committed.
 */
public abstract class ComponentContract {
    private static final Pattern CHANGING = Pattern.compile(
            "systemctl (start|stop|restart|enable|disable|mask|unmask)|apt-get|\\brm -|\\bINSERT\\b|\\bUPDATE\\b|"
                    + "\\bDELETE\\b|\\bDROP\\b|cibadmin --(?!query)|crm_resource --(cleanup|restart)|> */(etc|var|usr)");

    /** Returns the component under test: by default what its {@code component.yaml} describes. */
    protected DeployService component() {
        return DescribedComponent.load(getClass());
    }

    /** Returns the platform of the golden plans. */
    protected String platform() {
        return "debian-13";
    }

    /** Returns required components that each cluster holds without being named. */
    protected Set<String> everyCluster() {
        return Set.of("cluster");
    }

    /** Returns required components that all remotes hold without naming them. */
    protected Set<String> everyRemote() {
        return Set.of("remote");
    }

    /** Returns whether remotes run the component, not members: golden topologies then have two that list it. */
    protected boolean onRemotes() {
        return component().component().everyRemote();
    }

    /** Returns components that the topologies name too, for one whose parts depend on what else a cluster runs. */
    protected Set<String> alongside() {
        return Set.of();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void planEqualsTheGoldenOne(Shape shape) throws IOException {
        String page = plan(shape);
        Path golden = Path.of("src/test/resources", "plan-" + shape.name().toLowerCase(Locale.ROOT) + ".txt");
        if (!Files.exists(golden)) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, page);
            fail(golden + " was missing and is written now: read it, then commit it");
        }
        assertThat(page).isEqualTo(Files.readString(golden));
    }

    @Test
    void publishesItselfByBlueprint() throws IOException {
        String id = component().component().id();
        Path blueprint = Path.of("src/main/resources/OSGI-INF/blueprint", id + ".xml");
        assertThat(blueprint).exists();
        assertThat(Files.readString(blueprint))
                .contains("io.hastack.spi.DeployService")
                .contains("key=\"component\" value=\"" + id + "\"")
                .doesNotContain("<reference ");
    }

    @Test
    void everyCheckSaysWhatToDoAndOnlyReads() {
        for (Check check : checks()) {
            assertThat(check.remedy()).as(check.condition()).isNotBlank();
            if (check.probe() instanceof Probe.Output output) {
                assertThat(CHANGING.matcher(output.script()).find())
                        .as(check.condition() + " must not change anything")
                        .isFalse();
            }
        }
    }

    @Test
    void readyConditionsAreProven() {
        assertThat(checks())
                .extracting(Check::condition)
                .containsAll(component().component().ready());
    }

    @Test
    void everyResourceIsWatchedAndHasItsTimes() {
        for (Part part : component().parts(target(Shape.COLLAPSED))) {
            if (part instanceof PacemakerResource resource && !resource.agent().startsWith("stonith:")) {
                assertThat(resource.operations())
                        .as(resource.id())
                        .extracting(PacemakerResource.Operation::name)
                        .contains("monitor", "start", "stop");
            }
        }
    }

    @Test
    void whatIsDoneWhenANodeHasLeftIsCommandsOnly() {
        Node gone = new Node("gone1", "192.168.127.1", Map.of(), List.of(), Map.of());
        for (Part part : component().departure(target(Shape.COLLAPSED), gone)) {
            assertThat(part).isInstanceOfSatisfying(RunOnce.class, once -> assertThat(once.script() + once.unless())
                    .as(once.name())
                    .doesNotContain("${gone:"));
        }
    }

    private List<Check> checks() {
        return component() instanceof VerifyService verify ? verify.checks(target(Shape.COLLAPSED)) : List.of();
    }

    private Target target(Shape shape) {
        Topology topology = topology(shape);
        ComponentInfo info = component().component();
        Cluster cluster = topology.clusters().stream()
                .filter(c -> onRemotes() && !c.remotes().isEmpty())
                .findFirst()
                .or(() -> topology.hosting(info.id()))
                .orElse(topology.clusters().get(0));
        List<Node> nodes = onRemotes() ? cluster.remotes() : cluster.members();
        Map<String, String> offered = new LinkedHashMap<>();
        info.requires().forEach(r -> StandIn.offered(r).forEach((key, text) -> offered.put(r + "." + key, text)));
        return new Target(topology, cluster, nodes, new Settings(offered));
    }

    private Topology topology(Shape shape) {
        if (!onRemotes()) {
            return Topologies.of(shape, hosted(), platform());
        }
        String id = component().component().id();
        boolean named = !component().component().everyRemote();
        return Topologies.withRemotes(Topologies.of(shape, hosted(), platform()), named ? List.of(id) : List.of());
    }

    private Set<String> hosted() {
        ComponentInfo info = component().component();
        Set<String> hosted = new TreeSet<>(info.requires());
        hosted.removeAll(everyCluster());
        hosted.removeAll(everyRemote());
        if (!info.everyCluster() && !onRemotes()) {
            hosted.add(info.id());
        } else if (hosted.isEmpty() || info.everyCluster()) {
            hosted.add("something");
        }
        hosted.addAll(alongside());
        return hosted;
    }

    private String plan(Shape shape) {
        DeployService component = component();
        List<DeployService> deploys = new ArrayList<>(List.of(component));
        List<VerifyService> verifies = new ArrayList<>();
        for (String required : component.component().requires()) {
            StandIn standIn = StandIn.of(
                    required, everyCluster().contains(required), everyRemote().contains(required));
            deploys.add(standIn);
            verifies.add(standIn);
        }
        if (component instanceof VerifyService verify) {
            verifies.add(verify);
        }
        List<ConstraintService> constraints =
                component instanceof ConstraintService constraint ? List.of(constraint) : List.of();
        Topology topology = topology(shape);
        Plugins plugins = new Plugins(deploys, verifies, constraints, handlers(component));
        Request request =
                new Request("deploy", topology, Set.of(component.component().id()), true);
        return PlanPage.of(OfflinePlan.of(plugins, request));
    }

    private List<PartHandler<?>> handlers(DeployService component) {
        Map<Class<?>, PartHandler<?>> handlers = new LinkedHashMap<>();
        handlers.put(CibPart.class, new KindHandler<>(CibPart.class));
        for (Part part : component.parts(target(Shape.SEGREGATED))) {
            if (!(part instanceof CibPart)) {
                handlers.putIfAbsent(part.getClass(), new KindHandler<>(part.getClass()));
            }
        }
        return List.copyOf(handlers.values());
    }
}
