package io.hastack.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.engine.Progress;
import io.hastack.engine.Run;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersTest {
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
    void threeBecomeFourAndFiveAndThreeOthers() {
        finished("node-add", "ctl4");
        finished("node-add", "ctl5");
        cluster.changes.clear();
        finished("node-remove", "ctl1");
        assertThat(cluster.changes)
                .containsExactly("standby ctl1", "leave ctl1", "inform gcomm://ctl2,ctl3,ctl4,ctl5", "deploy");
        finished("node-remove", "ctl2");

        assertThat(members()).containsExactly("ctl3", "ctl4", "ctl5");
        assertThat(consoles.topology().spares()).extracting(Node::name).containsExactly("ctl1", "ctl2");
        assertThat(cluster.members).containsExactly("ctl3", "ctl4", "ctl5");
        assertThat(cluster.address).isEqualTo("gcomm://ctl3,ctl4,ctl5");
        assertThat(consoles.engine.awaited).endsWith("[] everywhere of ctl3,ctl4,ctl5");
    }

    @Test
    void whoHasLeftMayComeBack() {
        finished("node-add", "ctl4");
        finished("node-remove", "ctl2");
        finished("node-add", "ctl2");

        assertThat(members()).containsExactly("ctl1", "ctl3", "ctl4", "ctl2");
        assertThat(cluster.runs("keystone", "ctl2")).isTrue();
    }

    @Test
    void whoJoinsHasEverythingAndADeviceBeforeItWorks() {
        Run run = finished("node-add", "ctl4");

        assertThat(cluster.changes)
                .containsExactly(
                        "inform gcomm://ctl1,ctl2,ctl3,ctl4",
                        "prepare ctl4",
                        "tell ctl1,ctl2,ctl3",
                        "deploy",
                        "unstandby ctl4",
                        "deploy");
        assertThat(consoles.engine.deployed)
                .containsExactly(
                        "[] of ctl1,ctl2,ctl3,ctl4 only ctl4",
                        "[cluster] of ctl1,ctl2,ctl3,ctl4 only ctl1,ctl2,ctl3",
                        "[cluster] of ctl1,ctl2,ctl3,ctl4",
                        "[] of ctl1,ctl2,ctl3,ctl4");
        assertThat(run.steps())
                .extracting(Run.StepRun::id)
                .containsExactly(
                        "node-add/note@control",
                        "node-add/topology@control",
                        "node-add/options@control",
                        "node-add/enter@ctl4",
                        "node-add/prepare@ctl4",
                        "node-add/known@control",
                        "node-add/member@control",
                        "node-add/work@ctl4",
                        "node-add/deploy@control",
                        "node-add/settled@control",
                        "node-add/conditions@control");
        assertThat(cluster.runs("keystone", "ctl4")).isTrue();
    }

    @Test
    void aDeadMemberIsReplacedInOneGo() {
        cluster.offline.add("ctl2");
        cluster.act();
        finished("node-replace", "ctl2:ctl5");

        assertThat(cluster.changes)
                .containsExactly(
                        "fence ctl2",
                        "inform gcomm://ctl1,ctl5,ctl3",
                        "prepare ctl5",
                        "tell ctl1,ctl3",
                        "deploy",
                        "unstandby ctl5",
                        "deploy");
        assertThat(consoles.engine.deployed)
                .containsExactly(
                        "[] of ctl1,ctl5,ctl3 only ctl5",
                        "[cluster] of ctl1,ctl5,ctl3 without ctl2 only ctl1,ctl3",
                        "[cluster] of ctl1,ctl5,ctl3 without ctl2",
                        "[] of ctl1,ctl5,ctl3 without ctl2");
        assertThat(members()).containsExactly("ctl1", "ctl5", "ctl3");
        assertThat(consoles.topology().spares()).extracting(Node::name).containsExactly("ctl4", "ctl2");
    }

    @Test
    void whoseDeviceIsSilentIsOffByAnOperatorsWordOnly() {
        cluster.offline.add("ctl2");
        cluster.brokenDevices.add("fence-ctl2");
        refused(ErrorCode.REFUSED_FENCING, "node-replace", "ctl2:ctl5")
                .withMessageContaining("its fencing device fence-ctl2 does not answer")
                .withMessageEndingWith("switch the node off by hand and say so: --confirm-off ctl2");
        assertThat(cluster.changes).isEmpty();

        consoles.workflows()
                .run(consoles.asked("node-replace", "ctl2:ctl5", Map.of("confirm-off", "ctl2")), Progress.SILENT);
        assertThat(cluster.changes).startsWith("confirm ctl2");
    }

    @Test
    void itIsGoneOnWithWhereverTheConsoleDied() {
        for (int changes = 0; changes < 7; changes++) {
            FakeCluster fresh = new FakeCluster("keystone");
            try (Consoles here = new Consoles(folder.resolve("after" + changes), fresh)) {
                fresh.dieAfter(changes);
                here.workflows().run(here.asked("node-replace", "ctl2:ctl5", Map.of()), Progress.SILENT);
                assertThat(here.runs.find("last").orElseThrow().state()).isEqualTo(Run.State.INTERRUPTED);
                Run resumed = here.resume();

                assertThat(resumed.state())
                        .as(changes + ": " + resumed.message())
                        .isEqualTo(Run.State.FINISHED);
                assertThat(fresh.members).containsExactly("ctl1", "ctl3", "ctl5");
                assertThat(fresh.runs("keystone", "ctl5")).isTrue();
                assertThat(fresh.changes).filteredOn("leave ctl2"::equals).hasSize(1);
                assertThat(here.topology().clusters().get(0).members())
                        .extracting(Node::name)
                        .containsExactly("ctl1", "ctl5", "ctl3");
            }
        }
    }

    @Test
    void aDryRunTellsAllOfItAndTouchesNothing() {
        cluster.preview.add("Stop keystone:1 ( ctl2 ) due to node availability");
        Plan plan = consoles.workflows().plan(consoles.asked("node-replace", "ctl2:ctl5", Map.of()));

        assertThat(plan.steps())
                .extracting(Step::part)
                .containsExactly(
                        "note",
                        "standby",
                        "empty",
                        "leave",
                        "topology",
                        "options",
                        "enter",
                        "prepare",
                        "known",
                        "member",
                        "work",
                        "deploy",
                        "settled",
                        "conditions");
        assertThat(plan.notes())
                .containsExactly("Stop keystone:1 ( ctl2 ) due to node availability", "Stop fence-ctl2 ( ctl1 )");
        assertThat(plan.steps())
                .filteredOn(s -> s.part().equals("deploy"))
                .extracting(Step::action)
                .containsExactly("every component learns who its members are: 7 changes");
        assertThat(cluster.changes).isEmpty();
        assertThat(consoles.topology().node("ctl5")).isPresent();
        assertThat(members()).containsExactly("ctl1", "ctl2", "ctl3");
        assertThat(consoles.runs.all()).isEmpty();
    }

    @Test
    void twoMembersAreTooFew() {
        refused(ErrorCode.REFUSED_MEMBERS, "node-remove", "ctl2")
                .withMessageStartingWith("cluster 'control' has 3 full members; the 2 without ctl2 could not lose one");
        assertThat(cluster.changes).isEmpty();
    }

    @Test
    void quorumLastCopiesAndConditionsAreAskedFor() {
        finished("node-add", "ctl4");
        cluster.changes.clear();
        cluster.standby.add("ctl1");
        refused(ErrorCode.REFUSED_UNSAFE, "node-remove", "ctl2").withMessageContaining("without ctl2 there would be 2");
        cluster.standby.clear();
        consoles.engine.isFalse("galera@ctl3", "GaleraSynced", "2 of 3");
        refused(ErrorCode.REFUSED_UNSAFE, "node-remove", "ctl2").withMessageContaining("1 condition is not True");
        refused(ErrorCode.REFUSED_UNSAFE, "node-add", "ctl5").withMessageContaining("1 condition is not True");
        consoles.engine.conditions.clear();
        cluster.keptOff.addAll(List.of("keystone@ctl1", "keystone@ctl3", "keystone@ctl4"));
        cluster.act();
        cluster.preview.add("Stop keystone:0 ( ctl2 ) due to node availability");
        refused(ErrorCode.REFUSED_UNSAFE, "node-remove", "ctl2").withMessageStartingWith("nothing would be left of");
        assertThat(cluster.changes).isEmpty();
    }

    @Test
    void aHostThatIsNotWhatTheTopologySaysDoesNotJoin() {
        host(Map.of("platform", "debian-12"), ErrorCode.INPUT_TOPOLOGY, "expected the operating system debian-13");
        host(Map.of("name", "other"), ErrorCode.INPUT_TOPOLOGY, "expected the host name ctl4, found other");
        host(Map.of("addresses", "10.0.0.1"), ErrorCode.INPUT_TOPOLOGY, "expected its address 192.0.2.14");
        host(Map.of("clock", "1000"), ErrorCode.REFUSED_UNSAFE, "behind those of the members");
        host(Map.of("active", "corosync", "cluster", "old"), ErrorCode.REFUSED_UNSAFE, "it is in a cluster: 'old'");
        host(Map.of("cib", "cib.xml"), ErrorCode.REFUSED_UNSAFE, "holds a CIB");
        host(Map.of("pacemaker", "2.1.5"), ErrorCode.REFUSED_UNSAFE, "has Pacemaker 2.1.5");
        assertThat(cluster.changes).isEmpty();
        assertThat(members()).hasSize(3);
        assertThat(consoles.runs.all()).isEmpty();
    }

    @Test
    void namesThatFitNothingAreWrongInput() {
        refused(ErrorCode.INPUT_ARGUMENT, "node-remove", "ctl4").withMessageContaining("is no member of a cluster");
        refused(ErrorCode.INPUT_ARGUMENT, "node-add", "ctl1").withMessageContaining("spares are ctl4, ctl5");
        refused(ErrorCode.INPUT_ARGUMENT, "node-replace", "ctl1:ctl9").withMessageContaining("'ctl9' is no spare");
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> consoles.workflows()
                        .run(consoles.asked("node-add", "ctl4", Map.of("cluster", "other")), Progress.SILENT))
                .withMessageContaining("clusters are control");
    }

    private void host(Map<String, String> facts, ErrorCode code, String message) {
        cluster.hosts.facts.clear();
        cluster.hosts.facts.putAll(facts);
        refused(code, "node-add", "ctl4").withMessageContaining(message);
    }

    private Run finished(String workflow, String subject) {
        Run run = consoles.workflows().run(consoles.asked(workflow, subject, Map.of()), Progress.SILENT);
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.FINISHED);
        return run;
    }

    private List<String> members() {
        return consoles.topology().clusters().get(0).members().stream()
                .map(Node::name)
                .toList();
    }

    private ThrowableAssertAlternative<HaException> refused(ErrorCode code, String workflow, String subject) {
        return assertThatExceptionOfType(HaException.class)
                .isThrownBy(
                        () -> consoles.workflows().run(consoles.asked(workflow, subject, Map.of()), Progress.SILENT))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
