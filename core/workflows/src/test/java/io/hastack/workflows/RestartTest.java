package io.hastack.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.engine.Progress;
import io.hastack.engine.Run;
import io.hastack.engine.Undertaking;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final Map<String, Integer> TWICE =
            Map.of("keystone@ctl1", 2, "keystone@ctl2", 2, "keystone@ctl3", 2);

    @TempDir
    private Path folder;

    private final FakeCluster cluster = new FakeCluster("keystone");

    @Test
    void oneNodeAfterAnotherDrainedStoppedStartedProvenAndPutBack() {
        try (Consoles consoles = new Consoles(folder, cluster)) {
            Run run = consoles.run("restart", "keystone");

            assertThat(run.state()).isEqualTo(Run.State.FINISHED);
            assertThat(cluster.changes)
                    .startsWith(
                            "drain keystone/ctl1@ctl1",
                            "drain keystone/ctl1@ctl2",
                            "drain keystone/ctl1@ctl3",
                            "stop keystone@ctl1",
                            "start keystone@ctl1",
                            "restore keystone/ctl1@ctl1")
                    .hasSize(24);
            assertThat(run.steps())
                    .extracting(Run.StepRun::id)
                    .startsWith(
                            "restart/note@control",
                            "restart/drain@ctl1",
                            "restart/stop@ctl1",
                            "restart/start@ctl1",
                            "restart/conditions@ctl1",
                            "restart/restore@ctl1",
                            "restart/drain@ctl2")
                    .endsWith("restart/restore@ctl3", "restart/promises@control");
            assertThat(consoles.engine.awaited)
                    .contains("[keystone] ctl2 of ctl1,ctl2,ctl3")
                    .endsWith("[keystone] everywhere of ctl1,ctl2,ctl3");
            assertThat(cluster.lives).isEqualTo(TWICE);
        }
    }

    @Test
    void aDryRunTellsEachNodeAndTouchesNothing() {
        try (Consoles consoles = new Consoles(folder, cluster)) {
            cluster.preview.add("Stop keystone:0 ( ctl1 ) due to node availability");
            Plan plan = consoles.workflows().plan(new Undertaking("restart", Sample.TOPOLOGY, "keystone"));

            assertThat(plan.changes()).isEqualTo(12);
            assertThat(plan.stages())
                    .containsEntry(1, "ctl1")
                    .containsEntry(2, "ctl2, when everything is True on ctl1");
            assertThat(plan.notes()).hasSize(1);
            assertThat(cluster.changes).isEmpty();
        }
    }

    /** Whatever the change after which the console dies, each instance is restarted once and nothing is left behind. */
    @Test
    void itIsGoneOnWithAfterADeathAtEveryChange() throws Exception {
        for (int change = 0; change < 24; change++) {
            FakeCluster other = new FakeCluster("keystone");
            Path own = Files.createDirectory(folder.resolve("death" + change));
            try (Consoles consoles = new Consoles(own, other)) {
                other.dieAfter(change);
                consoles.run("restart", "keystone");
                assertThat(other.dead()).isTrue();
                Run end = consoles.resume();

                assertThat(end.state())
                        .as("death at change %d: %s", change, end.message())
                        .isEqualTo(Run.State.FINISHED);
                assertThat(other.lives).as("death at change %d", change).isEqualTo(TWICE);
                assertThat(other.keptOff).isEmpty();
                assertThat(other.drained).as("death at change %d", change).isEmpty();
            }
        }
    }

    @Test
    void aPromotionIsNoRestart() throws Exception {
        for (int change : List.of(3, 4, 9)) {
            FakeCluster other = new FakeCluster("keystone");
            other.promoting = true;
            Path own = Files.createDirectory(folder.resolve("promoting" + change));
            try (Consoles consoles = new Consoles(own, other)) {
                other.dieAfter(change);
                consoles.run("restart", "keystone");

                assertThat(consoles.resume().state()).isEqualTo(Run.State.FINISHED);
                assertThat(other.lives).isEqualTo(TWICE);
            }
        }
    }

    @Test
    void twoDeathsAreGoneOnWithToo() {
        try (Consoles consoles = new Consoles(folder, cluster)) {
            cluster.dieAfter(3);
            consoles.run("restart", "keystone");
            cluster.revive();
            cluster.dieAfter(1);
            Run first = consoles.runs.find("last").orElseThrow();
            consoles.workflows()
                    .run(new Undertaking("restart", Sample.TOPOLOGY, "keystone", Optional.of(first)), Progress.SILENT);
            Run end = consoles.resume();

            assertThat(end.state()).isEqualTo(Run.State.FINISHED);
            assertThat(cluster.lives).isEqualTo(TWICE);
            assertThat(cluster.drained).isEmpty();
        }
    }

    @Test
    void whatTheRunDisturbedItselfDoesNotHinderItsResume() {
        try (Consoles consoles = new Consoles(folder, cluster)) {
            cluster.dieAfter(3);
            consoles.run("restart", "keystone");
            consoles.engine.isFalse("keystone@ctl1", "KeystoneOnEveryNode", "no answer");

            assertThat(consoles.resume().state()).isEqualTo(Run.State.FINISHED);
        }
    }

    @Test
    void theLastSoundInstanceIsNotStopped() {
        cluster.keptOff.addAll(List.of("keystone@ctl2", "keystone@ctl3"));
        cluster.act();
        try (Consoles consoles = new Consoles(folder, cluster)) {
            assertThatExceptionOfType(HaException.class)
                    .isThrownBy(() -> consoles.run("restart", "keystone"))
                    .withMessageStartingWith("ctl1 runs the last sound instance of keystone")
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_UNSAFE));
        }
        assertThat(cluster.changes).isEmpty();
    }

    @Test
    void whatPacemakerDoesNotStopIsNotStartedAgain() {
        cluster.stuck.add("keystone@ctl1");
        try (Consoles consoles = new Consoles(folder, cluster)) {
            Run run = consoles.run("restart", "keystone");

            assertThat(run.state()).isEqualTo(Run.State.FAILED);
            assertThat(run.message()).startsWith("restart/stop@ctl1: ctl1 still runs keystone");
            assertThat(cluster.changes).doesNotContain("start keystone@ctl1", "stop keystone@ctl2");
        }
    }

    @Test
    void brokenConditionsAndUnknownComponentsAreRefused() {
        try (Consoles consoles = new Consoles(folder, cluster)) {
            assertThatExceptionOfType(HaException.class)
                    .isThrownBy(() -> consoles.run("restart", "nova"))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ARGUMENT));
            assertThatExceptionOfType(HaException.class)
                    .isThrownBy(() -> consoles.run("restart", "haproxy"))
                    .withMessageStartingWith("component 'haproxy' has no resource of its own");
            consoles.engine.isFalse("keystone@ctl3", "KeystoneOnEveryNode", "no answer");
            assertThatExceptionOfType(HaException.class)
                    .isThrownBy(() -> consoles.run("restart", "keystone"))
                    .withMessageContaining("KeystoneOnEveryNode of keystone@ctl3");
            assertThat(consoles.runs.all()).isEmpty();
        }
    }
}
