package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.Progress;
import io.hastack.engine.Run;
import io.hastack.engine.Undertaking;
import io.hastack.engine.Workflow;
import io.hastack.engine.Workflows;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowCommandsTest {
    private static final String TOPOLOGY =
            """
            name: lab
            platform: debian-13
            access: { user: root, key: lab.key, knownHosts: lab.known_hosts }
            clusters:
              - name: control
                components: [galera]
                nodes:
                  - { name: ctl1, address: 192.168.124.11, fencing: { agent: fence_ipmilan, ip: 192.168.124.111 } }
                  - { name: ctl2, address: 192.168.124.12, fencing: { agent: fence_ipmilan, ip: 192.168.124.112 } }
                  - { name: ctl3, address: 192.168.124.13, fencing: { agent: fence_ipmilan, ip: 192.168.124.113 } }
            """;

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final Routes routes = new Routes();
    private final Printed printed = new Printed();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("lab.key"), "key");
        Files.writeString(folder.resolve("lab.known_hosts"), "ctl1 ssh-ed25519 AAAA");
        Files.writeString(folder.resolve("topology.yaml"), TOPOLOGY);
    }

    @Test
    void aDryRunShowsThePlanAndRunsNothing() {
        NodeStandbyCommand command = on(new NodeStandbyCommand());
        command.names = List.of("ctl2", "--dry-run");

        assertThat(printed.run(command)).isZero();
        assertThat(printed.lines()).endsWith("4 changes");
        assertThat(routes.ran).isEmpty();
        assertThat(routes.planned).extracting(Undertaking::workflow).containsExactly("node-standby");
    }

    @Test
    void thePlanIsShownAndThenCarriedOut() {
        RestartCommand command = on(new RestartCommand());
        command.names = List.of("galera");
        command.yes = true;

        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(printed.lines())
                .contains("4 changes", "20261122-160100-deploy FAILED in 70.5s: 3 changes, 1 already so");
        assertThat(routes.ran)
                .extracting(Undertaking::workflow, Undertaking::subject, Undertaking::resumes)
                .containsExactly(org.assertj.core.api.Assertions.tuple("restart", "galera", Optional.empty()));
    }

    @Test
    void aRefusalEndsWithThree() {
        routes.refusal = Optional.of(new HaException(ErrorCode.REFUSED_UNSAFE, "it would be the last one"));
        NodeUnstandbyCommand command = on(new NodeUnstandbyCommand());
        command.names = List.of("ctl2");

        assertThat(printed.run(command)).isEqualTo(3);
        assertThat(printed.lines()).containsExactly("error: it would be the last one");
    }

    @Test
    void whoChangesMembersNamesTheFileAndTheOptions() {
        NodeReplaceCommand command = on(new NodeReplaceCommand());
        command.old = "ctl2";
        command.names = List.of("ctl5", "--yes", "--confirm-off", "ctl2");
        printed.run(command);

        assertThat(routes.ran).singleElement().satisfies(asked -> {
            assertThat(asked.workflow()).isEqualTo("node-replace");
            assertThat(asked.subject()).isEqualTo("ctl2:ctl5");
            assertThat(asked.file()).contains(folder.resolve("topology.yaml"));
            assertThat(asked.options()).containsExactlyEntriesOf(Map.of("confirm-off", "ctl2"));
        });
        NodeAddCommand add = on(new NodeAddCommand());
        add.names = List.of("ctl4", "--dry-run");
        printed.run(add);
        assertThat(routes.planned).last().satisfies(asked -> assertThat(asked.options())
                .isEmpty());
    }

    @Test
    void whoIsOffIsNamedExactly() {
        NodeRemoveCommand command = on(new NodeRemoveCommand());
        command.names = List.of("ctl2", "--confirm-off", "ctl3");

        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(printed.lines())
                .containsExactly("error: --confirm-off names the member that leaves: expected 'ctl2', found 'ctl3'");
        assertThat(routes.planned).isEmpty();
    }

    @Test
    void oneNodeAtATime() {
        NodeStandbyCommand command = on(new NodeStandbyCommand());
        command.names = List.of("ctl1", "ctl2");

        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(routes.planned).isEmpty();
    }

    @Test
    void resumeGoesOnWithAWorkflow() {
        Run died = new Run(
                "r1", "restart", Set.of("galera"), Run.State.INTERRUPTED, Samples.T0, Optional.empty(), "", List.of());
        engine.runs.add(died);
        ResumeCommand command = on(new ResumeCommand());
        command.workflows = routes;
        command.engine = engine;
        command.runs = engine;

        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(engine.requests).isEmpty();
        assertThat(routes.ran).singleElement().satisfies(u -> {
            assertThat(u.subject()).isEqualTo("galera");
            assertThat(u.resumes()).contains(died);
        });
    }

    @Test
    void stepsAreListedAsJournalsNameThem() {
        WorkflowsCommand command = new WorkflowsCommand();
        command.workflows = routes;

        assertThat(printed.run(command)).isZero();
        assertThat(printed.out()).contains("restart/stop restart/start");
    }

    private <C extends TopologyCommand> C on(C command) {
        command.file = folder.resolve("topology.yaml").toString();
        command.inventory = engine;
        if (command instanceof WorkflowCommand workflow) {
            workflow.workflows = routes;
        }
        return command;
    }

    /** Workflows that answer with the samples and remember what they were asked. */
    private static final class Routes implements Workflows {
        private final List<Undertaking> planned = new ArrayList<>();
        private final List<Undertaking> ran = new ArrayList<>();
        private Optional<HaException> refusal = Optional.empty();

        @Override
        public List<Workflow> all() {
            return List.of(new Workflow("restart", List.of("restart/stop", "restart/start")));
        }

        @Override
        public Plan plan(Undertaking undertaking) {
            refusal.ifPresent(e -> {
                throw e;
            });
            planned.add(undertaking);
            return Samples.PLAN;
        }

        @Override
        public Run run(Undertaking undertaking, Progress progress) {
            ran.add(undertaking);
            return Samples.FAILED;
        }
    }
}
