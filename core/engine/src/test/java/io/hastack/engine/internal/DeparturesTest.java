package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.engine.Gone;
import io.hastack.engine.OpenRun;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.engine.Run;
import io.hastack.engine.Undertaking;
import io.hastack.engine.internal.Marks.Cib;
import io.hastack.engine.internal.Marks.Mark;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.DeployService;
import io.hastack.spi.Secrets;
import io.hastack.spi.Target;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.RetiredPart;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploys within a workflow's run: when a member has left, and when one is prepared. */
class DeparturesTest {
    private static final Node GONE = new Node("n9", "10.0.0.9", Map.of(), List.of(), Map.of());
    private static final Topology TOPOLOGY = Marks.topology("base");

    @TempDir
    Path folder;

    private BashTransport transport;
    private FileJournal journal;
    private JournalRuns runs;

    @BeforeEach
    void state() {
        System.setProperty("hastack.data", folder.resolve("data").toString());
        transport = new BashTransport(folder);
        journal = new FileJournal(folder.resolve("data/runs"));
        runs = new JournalRuns(journal);
    }

    @AfterEach
    void clean() {
        System.clearProperty("hastack.data");
    }

    @Test
    void whatWasWantedForTheNodeOnlyRetiresAndComponentsForgetIt() {
        Plan plan = engine("one").plan(request(true).without(List.of(new Gone("control", GONE))));

        assertThat(plan.steps())
                .extracting(Step::id)
                .containsExactlyInAnyOrder(
                        "base/mark:a@n1",
                        "base/mark:a@n2",
                        "base/mark:a@n3",
                        "base/cib:device-n1@control",
                        "base/cib:device-n2@control",
                        "base/cib:device-n3@control",
                        "base/retired:cib device-n9@control",
                        "base/mark:forgot-n9@control");
        assertThat(engine("one").plan(request(true)).steps()).hasSize(6);
    }

    @Test
    void aDeployWithinARunIsInItsJournalAndTakesNoSecondLock() {
        Run run;
        try (OpenRun open = open()) {
            engine("one").within(open, request(false).preparing(Set.of("n2")));
            assertThat(transport.folder("n2").resolve("a")).hasContent("one");
            assertThat(transport.folder("n1").resolve("a")).doesNotExist();
            assertThat(transport.folder("n2").resolve("device-n2")).doesNotExist();

            engine("one").within(open, request(false));
            run = open.end(true, "done");
        }
        assertThat(run.steps())
                .extracting(Run.StepRun::id)
                .as("n2 was found as it shall be, and that is not told again")
                .startsWith("base/mark:a@n2")
                .contains("base/mark:a@n1", "base/cib:device-n1@control")
                .doesNotHaveDuplicates();
        assertThat(run.changes()).isEqualTo(6);
        assertThat(runs.all()).hasSize(1);
    }

    @Test
    void whatFailsIsSaid() {
        try (OpenRun open = open()) {
            assertThatExceptionOfType(HaException.class)
                    .isThrownBy(() -> engine("fail").within(open, request(false)))
                    .withMessageMatching("base/mark:a@n[123]: on n[123]: exit code 9: no")
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CHANGE_FAILED));
        }
    }

    private OpenRun open() {
        return new JournalRunBook(journal, runs).open(new Undertaking("node-add", TOPOLOGY, "n2"), Progress.SILENT);
    }

    private static Request request(boolean offline) {
        return new Request("node-add", TOPOLOGY, Set.of(), offline);
    }

    private ConvergingEngine engine(String value) {
        Whiteboard whiteboard = new Whiteboard();
        whiteboard.bindDeploy(new Devices(value), Map.of("service.id", 1L));
        long id = 1;
        for (var handler : Marks.plugins().handlers()) {
            whiteboard.bindHandler(handler, Map.of("service.id", ++id));
        }
        whiteboard.bindHandler(new Marks.Handler<>(RetiredPart.class), Map.of("service.id", ++id));
        return new ConvergingEngine(whiteboard, transport, new NoSecrets(), journal, runs);
    }

    /** One part on each node, and one of the cluster for each node. */
    private record Devices(String value) implements DeployService {
        @Override
        public ComponentInfo component() {
            return new ComponentInfo("base", "base", ComponentInfo.Mode.ACTIVE_ACTIVE, Set.of(), List.of(), false);
        }

        @Override
        public List<Part> parts(Target target) {
            List<Part> parts = new ArrayList<>();
            parts.add(new Mark("a", value, Placement.EVERY_NODE));
            target.nodes().forEach(n -> parts.add(new Cib("device-" + n.name(), "device", Placement.ONCE)));
            return parts;
        }

        @Override
        public List<Part> departure(Target target, Node gone) {
            return List.of(new Mark("forgot-" + gone.name(), "forgot", Placement.ONCE));
        }
    }

    private record NoSecrets() implements Secrets {
        @Override
        public Optional<String> find(String name) {
            return Optional.empty();
        }

        @Override
        public void put(String name, String value) {}

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }
}
