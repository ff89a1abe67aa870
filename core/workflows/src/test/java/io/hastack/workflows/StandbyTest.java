package io.hastack.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.engine.OpenRun;
import io.hastack.engine.Progress;
import io.hastack.engine.Run;
import io.hastack.engine.Undertaking;
import io.hastack.engine.internal.FileJournal;
import io.hastack.engine.internal.JournalRunBook;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyTest {
    @TempDir
    private Path folder;

    private final FakeCluster cluster = new FakeCluster("keystone");
    private Consoles consoles;

    @BeforeEach
    void open() {
        consoles = new Consoles(folder, cluster);
    }

    @AfterEach
    void close() {
        consoles.close();
    }

    @Test
    void theJournalNamesTheStepsAsTheRouteDoes() {
        Run run = consoles.run("node-standby", "ctl2");

        assertThat(run.state()).isEqualTo(Run.State.FINISHED);
        assertThat(run.steps())
                .extracting(Run.StepRun::id)
                .containsExactly(
                        "node-standby/standby@ctl2", "node-standby/settled@control", "node-standby/conditions@control");
        assertThat(consoles.workflows().all())
                .filteredOn(w -> w.id().equals("node-standby"))
                .singleElement()
                .satisfies(w -> assertThat(w.steps())
                        .containsExactly(
                                "node-standby/gates",
                                "node-standby/standby",
                                "node-standby/settled",
                                "node-standby/conditions"));
        assertThat(cluster.changes).containsExactly("standby ctl2");
        assertThat(consoles.engine.awaited).containsExactly("[] everywhere of ctl1,ctl3");
    }

    @Test
    void aSecondRunChangesNothingAndSaysSo() {
        consoles.run("node-standby", "ctl2");
        Run again = consoles.run("node-standby", "ctl2");

        assertThat(again.state()).isEqualTo(Run.State.FINISHED);
        assertThat(again.changes()).isZero();
        assertThat(again.steps().get(0).detail()).isEqualTo("ctl2 is in standby");
        assertThat(cluster.changes).hasSize(1);
    }

    @Test
    void aDryRunWalksTheSameRouteAndTouchesNothing() {
        cluster.preview.add("Stop       keystone:1 ( ctl2 )  due to node availability");
        Plan plan = consoles.workflows().plan(new Undertaking("node-standby", Sample.TOPOLOGY, "ctl2"));

        assertThat(plan.changes()).isEqualTo(1);
        assertThat(plan.notes()).containsExactly("Stop keystone:1 ( ctl2 ) due to node availability");
        assertThat(plan.steps()).extracting(Step::part).containsExactly("standby", "settled", "conditions");
        assertThat(cluster.changes).isEmpty();
        assertThat(consoles.runs.all()).isEmpty();
    }

    @Test
    void theSecondStandbyIsRefusedForTheQuorumOfThoseThatWork() {
        consoles.run("node-standby", "ctl1");

        refused(ErrorCode.REFUSED_UNSAFE, "node-standby", "ctl2")
                .withMessage("cluster 'control' needs 2 of its 3 members to work; without ctl2 there would be 1"
                        + " (ctl1 is standby). Bring them back first: ha:node-unstandby NODE");
        assertThat(consoles.runs.all()).hasSize(1);
    }

    @Test
    void aLastCopyIsNotStopped() {
        cluster.keptOff.add("keystone@ctl1");
        cluster.keptOff.add("keystone@ctl3");
        cluster.act();
        cluster.preview.add("Stop keystone:0 ( ctl2 ) due to node availability");

        refused(ErrorCode.REFUSED_UNSAFE, "node-standby", "ctl2")
                .withMessageStartingWith("nothing would be left of keystone: ctl2 runs the last sound instance");
    }

    @Test
    void whatIsBrokenIsMendedFirst() {
        consoles.engine.isFalse("galera@ctl3", "GaleraSynced", "2 of 3");

        refused(ErrorCode.REFUSED_UNSAFE, "node-standby", "ctl2")
                .withMessageContaining("1 condition is not True: GaleraSynced of galera@ctl3: 2 of 3");
        assertThat(cluster.changes).isEmpty();
    }

    @Test
    void withoutQuorumNothingIsBegun() {
        cluster.quorate = false;

        refused(ErrorCode.REFUSED_UNSAFE, "node-standby", "ctl2").withMessageContaining("has no quorum");
    }

    @Test
    void aRemoteAndAStrangerAreNoMembers() {
        refused(ErrorCode.INPUT_ARGUMENT, "node-standby", "cmp1").withMessageContaining("members are ctl1, ctl2, ctl3");
        refused(ErrorCode.INPUT_ARGUMENT, "node-unstandby", "ctl9").withMessageStartingWith("'ctl9' is no member");
    }

    @Test
    void anotherRunGoesOn() {
        try (OpenRun other = new JournalRunBook(new FileJournal(), consoles.runs)
                .open(new Undertaking("restart", Sample.TOPOLOGY, "keystone"), Progress.SILENT)) {
            refused(ErrorCode.REFUSED_LOCKED, "node-standby", "ctl2").withMessageContaining(other.id());
        }
    }

    @Test
    void anInstanceThatPacemakerDoesNotStopFailsTheRun() {
        cluster.stuck.add("keystone@ctl2");
        Run run = consoles.run("node-standby", "ctl2");

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message()).contains("ctl2 is in standby and still runs keystone");
    }

    @Test
    void itIsGoneOnWithWhereverTheConsoleDied() {
        cluster.dieAfter(0);
        consoles.run("node-standby", "ctl2");
        assertThat(consoles.runs.find("last").orElseThrow().state()).isEqualTo(Run.State.INTERRUPTED);

        assertThat(consoles.resume().state()).isEqualTo(Run.State.FINISHED);
        assertThat(cluster.changes).containsExactly("standby ctl2");
    }

    @Test
    void unstandbyBringsBackWhatRanBefore() {
        consoles.run("node-standby", "ctl2");
        assertThat(cluster.runs("keystone", "ctl2")).isFalse();
        cluster.busy = 2;
        Run back = consoles.run("node-unstandby", "ctl2");

        assertThat(back.changes()).isEqualTo(1);
        assertThat(cluster.runs("keystone", "ctl2")).isTrue();
        assertThat(consoles.engine.awaited).endsWith("[] everywhere of ctl1,ctl2,ctl3");
        assertThat(consoles.run("node-unstandby", "ctl2").changes()).isZero();
    }

    private ThrowableAssertAlternative<HaException> refused(ErrorCode code, String workflow, String subject) {
        return assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> consoles.run(workflow, subject))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
