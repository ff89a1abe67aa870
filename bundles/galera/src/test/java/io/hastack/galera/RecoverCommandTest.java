package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words are read by Karaf's own parser, as in the console. */
class RecoverCommandTest {
    private static final String FOUNDS = "ctl1 found COMMIT=1204";
    private static final String FOUNDS_ANEW = FOUNDS + " NEW_HISTORY=yes";

    /** What Pacemaker says where a target-role keeps galera down. */
    private static final String STOPPED =
            """
            <pacemaker-result><summary><current_dc with_quorum="true"/></summary>
            <nodes><node name="ctl1" online="true"/><node name="ctl2" online="true"/><node name="ctl3" online="true"/></nodes>
            <resources><clone id="galera-clone">
              <resource id="galera" role="Stopped" target_role="Stopped" managed="true"/>
            </clone></resources></pacemaker-result>
            """;

    private final FakeNodes nodes = new FakeNodes();
    private final FakeConsole console = new FakeConsole();
    private final List<String> journal = console.journal;

    @TempDir
    Path folder;

    private String topology;

    @BeforeEach
    void outageOfWhichCtl3DidNotComeBack() throws IOException {
        Files.createFile(folder.resolve("key"));
        Files.createFile(folder.resolve("known_hosts"));
        topology = write(
                "topology.yaml",
                """
                name: test
                platform: debian-13
                access: { user: root, key: key, knownHosts: known_hosts }
                clusters:
                  - name: control
                    components: [galera]
                    nodes:
                      - { name: ctl1, address: 192.0.2.11 }
                      - { name: ctl2, address: 192.0.2.12 }
                      - { name: ctl3, address: 192.0.2.13 }
                """);
        nodes.facts.put("ctl1", FakeNodes.down(-1) + "recovered\t1204\n");
        nodes.facts.put("ctl2", FakeNodes.down(1180));
        nodes.status = status("<node name=\"ctl3\" online=\"false\" unclean=\"false\"/>", "");
        nodes.founded = () -> nodes.facts.replaceAll((node, said) -> FakeNodes.synced(nodes.facts.size()));
    }

    @Test
    void aFileIsDecidedWithoutAnyNodeOrTopology() throws Exception {
        String facts = write(
                "facts.json",
                """
                {"nodes": [
                  {"node": "a", "reachable": true, "state": "down", "uuid": "%1$s", "seqno": 7},
                  {"node": "b", "reachable": true, "state": "down", "uuid": "%1$s", "seqno": -1, "recovered": 9}]}
                """
                        .formatted(FakeNodes.UUID));

        assertThat(run("--facts", facts, "--dry-run", "--json")).isEqualTo(0);

        assertThat(said())
                .startsWith("{\"decision\":\"bootstrap\",\"node\":\"b\",\"reason\":\"all members are known (2), ")
                .endsWith("\",\"forced\":false,\"mayBeLost\":[],\"run\":null,\"synced\":[]}\n");
        assertThat(nodes.asked).isEmpty();
        assertThat(journal).isEmpty();
    }

    @Test
    void theExitCodeOfAFileIsThatOfItsDecision() throws Exception {
        String a = "{\"node\": \"a\", \"reachable\": true, \"state\": \"down\", \"uuid\": \"" + FakeNodes.UUID
                + "\", \"seqno\": 7}";
        String missing = write("missing.json", "{\"members\": [\"a\", \"b\"], \"nodes\": [" + a + "]}");
        assertThat(run("--facts", missing, "--dry-run")).isEqualTo(1);
        assertThat(said()).contains("decision: wait\nreason:   b does not answer");
        assertThat(run("--facts", missing, "--dry-run", "--force", "b")).isEqualTo(0);
        assertThat(said()).contains("decision: bootstrap a\n", "may be lost: whatever only b holds");

        String empty = write(
                "empty.json",
                "{\"nodes\": [{\"node\": \"a\", \"reachable\": true, \"state\": \"down\", \"recovered\": -1}]}");
        assertThat(run("--facts", empty, "--dry-run")).isEqualTo(3);
        assertThat(said()).contains("decision: refuse");
    }

    @Test
    void wrongInputIsExitCodeTwoAndADocumentOfProblems() throws Exception {
        String facts = write("facts.json", "{\"nodes\": [{\"node\": \"a\"}]}");
        assertThat(run("--facts", facts, "--dry-run", "--json")).isEqualTo(2);
        assertThat(said())
                .startsWith("{\"problems\":[{\"code\":\"INPUT_SYNTAX\",\"kind\":\"input\",\"message\":\"" + facts
                        + ":1:12: a node needs 'reachable'");
        assertThat(run("--facts", folder.resolve("none.json").toString(), "--dry-run"))
                .isEqualTo(2);
        assertThat(run("--facts", facts)).isEqualTo(2);
        assertThat(said()).contains("give --dry-run with it");
        assertThat(run("--facts", facts, "--dry-run", "--innodb")).isEqualTo(2);
        assertThat(said()).contains("and not --innodb");
        assertThat(run("--json", "--topology", topology)).isEqualTo(2);
        assertThat(run("--dry-run", "--topology", topology, "--force", "ctl4")).isEqualTo(2);
        assertThat(run("--dry-run", "--topology", topology, "--force", "ctl3,")).isEqualTo(2);
        assertThat(run("--dry-run", "--topology", topology, "--force", "ctl3,ctl3"))
                .isEqualTo(2);
        assertThat(nodes.asked).isEmpty();
    }

    @Test
    void aMemberThatDoesNotAnswerIsWaitedFor() throws Exception {
        assertThat(run("--yes", "--topology", topology)).isEqualTo(1);
        assertThat(said())
                .contains(
                        "ctl1  true       down",
                        "decision: wait\nreason:   ctl3 does not answer (ctl3: no answer on port 22)");
        assertThat(nodes.asked).isEmpty();
        assertThat(journal).isEmpty();
    }

    @Test
    void aDryRunAsksPacemakerTooAndChangesNothing() throws Exception {
        assertThat(run("--dry-run", "--topology", topology, "--force", "ctl3")).isEqualTo(0);
        assertThat(said()).contains("decision: bootstrap ctl1");
        assertThat(nodes.asked).containsExactly("ctl1 crm_mon");

        nodes.status = status("<node name=\"ctl3\" online=\"false\" unclean=\"true\"/>", "");
        assertThat(run("--dry-run", "--topology", topology, "--force", "ctl3")).isEqualTo(3);
        assertThat(said()).contains("decision: refuse", "nothing confirms that it is off (unclean)");
        assertThat(journal).isEmpty();
    }

    @Test
    void whatIsForcedIsNotedBeforeItIsDoneAndVerifiedAfterwards() throws Exception {
        nodes.founded = () -> {
            journal.add("(the agent founds)");
            nodes.facts.replaceAll((node, said) -> FakeNodes.synced(2));
        };

        assertThat(run("--force", "ctl3", "--yes", "--topology", topology)).isEqualTo(0);

        assertThat(nodes.asked).containsExactly("ctl1 crm_mon", "ctl1 hold", FOUNDS_ANEW);
        assertThat(nodes.runs).hasSize(1);
        assertThat(journal.get(0)).isEqualTo("STARTED  galera-recover test galera");
        assertThat(journal.get(1))
                .isEqualTo(
                        "UNCHANGED galera/facts:ctl1@ctl1 reachable true, state down, seqno -1, recovered 1204, prepared 0, safe false, uuid "
                                + FakeNodes.UUID);
        assertThat(journal.get(3)).startsWith("UNCHANGED galera/facts:ctl3@ctl3 reachable false");
        assertThat(journal.get(4))
                .startsWith("UNCHANGED galera/decision:bootstrap@ctl1 of the members that are left, ctl1 holds");
        assertThat(journal.get(5)).startsWith("UNCHANGED galera/may-be-lost:1@ctl1 whatever only ctl3 holds");
        assertThat(journal.subList(6, journal.size()))
                .containsExactly(
                        "STARTED galera/hold:galera@ctl1 all other members are held back for at the most 30 min",
                        "CHANGED galera/hold:galera@ctl1 all other members are held back for at the most 30 min",
                        "STARTED galera/facts:again@ctl1 decided as before",
                        "UNCHANGED galera/facts:again@ctl1 decided as before",
                        "STARTED galera/bootstrap:galera@ctl1 galera-bootstrap=true, promotion score 100",
                        "(the agent founds)",
                        "CHANGED galera/bootstrap:galera@ctl1 galera-bootstrap=true, promotion score 100",
                        "STARTED wait/galera/GaleraSynced on all that are online",
                        "UNCHANGED wait/galera/GaleraSynced on all that are online",
                        "FINISHED  Synced: ctl1, ctl2");
        assertThat(said())
                .contains(
                        "ctl1  true       down",
                        "may be lost: whatever only ctl3",
                        "ctl1 founds the cluster, the others are held back until it has",
                        "0 s  ctl1 Synced, ctl2 Synced",
                        "Synced: ctl1, ctl2; `ha:run ");
        assertThat(console.executed).containsExactly("ha:verify galera --topology '" + topology + "'");
    }

    @Test
    void itAsksFirst() throws Exception {
        assertThat(run("--force", "ctl3", "--topology", topology)).isEqualTo(1);
        assertThat(said()).contains("decision: bootstrap ctl1", "nothing was done");
        assertThat(nodes.asked).containsExactly("ctl1 crm_mon");
        assertThat(journal).isEmpty();

        console.typed = "y";
        assertThat(run("--force", "ctl3", "--topology", topology)).isEqualTo(0);
        assertThat(nodes.asked).endsWith(FOUNDS_ANEW);
    }

    @Test
    void whatKeepsGaleraDownIsToldAndGoes() throws Exception {
        nodes.facts.put("ctl3", FakeNodes.down(1100));
        nodes.status = STOPPED;
        assertThat(run("--topology", topology)).isEqualTo(1);
        assertThat(console.asked).contains("the target-role that keeps galera down goes. Go on? [y/N]");
        assertThat(run("--yes", "--topology", topology)).isEqualTo(0);
        assertThat(nodes.asked).containsExactly("ctl1 crm_mon", "ctl1 hold", FOUNDS);
        assertThat(said()).contains("all members are known (3)", "Synced: ctl1, ctl2, ctl3;");
        assertThat(journal)
                .contains(
                        "CHANGED galera/bootstrap:galera@ctl1 galera-bootstrap=true, promotion score 100; the target-role"
                                + " that kept galera down is gone");
    }

    @Test
    void asADocumentItSaysWhoIsSyncedAndWhichRunKeepsWhy() throws Exception {
        assertThat(run("--force", "ctl3", "--yes", "--json", "--topology", topology))
                .isEqualTo(0);
        assertThat(said().lines())
                .singleElement()
                .asString()
                .startsWith("{\"decision\":\"bootstrap\",\"node\":\"ctl1\"")
                .contains("\"forced\":true,\"mayBeLost\":[\"whatever only ctl3 holds")
                .containsPattern(
                        "\"run\":\"[0-9]{8}-[0-9]{6}-[0-9]{3}-galera-recover\",\"synced\":\\[\"ctl1\",\"ctl2\"]}$");
        assertThat(console.executed).isEmpty();
    }

    @Test
    void innodbIsAskedBeforeAnythingIsDecidedAndInADryRunIfThatIsWanted() throws Exception {
        nodes.facts.put("ctl3", FakeNodes.down(-1));
        nodes.innodb.put("ctl3", "recovered\t" + FakeNodes.UUID + ":1199\n");
        nodes.status = status("<node name=\"ctl3\" online=\"true\" standby=\"true\"/>", "");

        assertThat(run("--dry-run", "--topology", topology)).isEqualTo(1);
        assertThat(said()).contains("ctl3 has not told its last commit: InnoDB was not asked");
        assertThat(nodes.asked).isEmpty();

        assertThat(run("--dry-run", "--innodb", "--topology", topology)).isEqualTo(0);
        assertThat(said()).contains("decision: bootstrap ctl1");
        assertThat(nodes.asked).containsExactly("ctl3 InnoDB", "ctl1 crm_mon");

        assertThat(run("--yes", "--topology", topology)).isEqualTo(0);
        assertThat(nodes.asked).containsExactly("ctl3 InnoDB", "ctl1 crm_mon", "ctl1 hold", "ctl3 InnoDB", FOUNDS);
        assertThat(said()).contains("all members are known (3)", "Synced: ctl1, ctl2;");
    }

    @Test
    void namesThatCannotBeGivenUpAreFoundBeforeInnodbIsAsked() throws Exception {
        nodes.facts.put("ctl3", FakeNodes.down(-1));
        assertThat(run("--yes", "--force", "ctl4", "--topology", topology)).isEqualTo(2);
        assertThat(nodes.asked).isEmpty();
    }

    @Test
    void whenFactsChangeBeforeTheAgentIsGivenAnythingNobodyIsHeldBackAnyLonger() throws Exception {
        nodes.held = () -> nodes.facts.put("ctl2", FakeNodes.down(1300));
        assertThat(run("--force", "ctl3", "--yes", "--topology", topology)).isEqualTo(3);
        assertThat(nodes.asked).containsExactly("ctl1 crm_mon", "ctl1 hold", "ctl1 release");
        assertThat(nodes.runs).hasSize(1);
        assertThat(said())
                .contains("error: the facts have changed since it was decided, and nothing was bootstrapped. By now:"
                        + " bootstrap, of the members that are left, ctl2 holds");
        assertThat(journal.get(journal.size() - 1)).startsWith("FAILED  the facts have changed");

        nodes.facts.put("ctl2", FakeNodes.down(1180));
        nodes.held = () -> nodes.facts.put("ctl2", FakeNodes.down(1204) + "safe\ttrue\n");
        assertThat(run("--force", "ctl3", "--yes", "--topology", topology)).isEqualTo(3);
        assertThat(said()).contains("By now: bootstrap, of the members that are left, ctl2 holds");
        assertThat(nodes.asked).endsWith("ctl1 release");

        nodes.facts.put("ctl2", FakeNodes.down(1180));
        nodes.held = () -> nodes.facts.put("ctl2", FakeNodes.synced(1));
        assertThat(run("--force", "ctl3", "--yes", "--topology", topology)).isEqualTo(3);
        assertThat(said()).contains("By now: wait, a primary component lives on ctl2");
        assertThat(nodes.asked).endsWith("ctl1 release");
    }

    @Test
    void whatAnotherRecoveryHoldsIsLeftToIt() throws Exception {
        nodes.hold = new CommandResult(3, "another galera:recover holds the members\n", "", Duration.ZERO);
        assertThat(run("--force", "ctl3", "--yes", "--topology", topology)).isEqualTo(3);
        assertThat(nodes.asked).containsExactly("ctl1 crm_mon", "ctl1 hold");
        assertThat(said()).contains("error: another galera:recover holds the members: nothing was bootstrapped");
    }

    @Test
    void whatTheAgentIsAboutToDoIsLeftToIt() throws Exception {
        nodes.facts.put("ctl3", FakeNodes.down(1100));
        nodes.status = status(
                "<node name=\"ctl3\" online=\"true\"/>",
                "<node name=\"ctl3\"><attribute name=\"galera-last-committed\" value=\"1100\"/></node>");
        assertThat(run("--yes", "--topology", topology)).isEqualTo(1);
        assertThat(said()).contains("but: the resource agent knows all");
        assertThat(nodes.asked).containsExactly("ctl1 crm_mon");
    }

    @Test
    void withoutPacemakerNobodyIsBootstrapped() throws Exception {
        nodes.status = "";
        assertThat(run("--force", "ctl3", "--yes", "--topology", topology)).isEqualTo(3);
        assertThat(said()).contains("error: Pacemaker does not answer on ctl1");
        assertThat(journal).isEmpty();
    }

    @Test
    void factsThatChangeInTheLastMomentAreARefusalInTheJournalToo() throws Exception {
        nodes.found = new CommandResult(3, "mariadbd runs on ctl1 by now\n", "", Duration.ZERO);
        assertThat(run("--force", "ctl3", "--yes", "--topology", topology)).isEqualTo(3);
        String why = "mariadbd runs on ctl1 by now: nothing was bootstrapped. Ask again";
        assertThat(said()).contains("error: " + why);
        assertThat(journal).endsWith("FAILED galera/bootstrap:galera@ctl1 " + why, "FAILED  " + why);

        nodes.found = new CommandResult(1, "", "no such node", Duration.ZERO);
        assertThat(run("--force", "ctl3", "--yes", "--topology", topology)).isEqualTo(1);
        assertThat(said()).contains("error: ctl1 (exit code 1): no such node");
    }

    @Test
    void withoutAJournalNothingIsDone() throws Exception {
        RecoverCommand command = command("--force", "ctl3", "--yes", "--topology", topology);
        command.journal = null;
        assertThat(command.execute()).isEqualTo(1);
        assertThat(said()).contains("error: the journal is not there (yet)");
        assertThat(nodes.asked).containsExactly("ctl1 crm_mon");
    }

    @Test
    void aHealthyClusterIsLeftAlone() throws Exception {
        nodes.facts.put("ctl3", "");
        nodes.facts.replaceAll((node, said) -> FakeNodes.synced(3));
        assertThat(run("--yes", "--topology", topology)).isEqualTo(1);
        assertThat(said()).contains("decision: wait\nreason:   nothing is to be recovered");
        assertThat(nodes.asked).isEmpty();
    }

    private Object run(String... words) throws Exception {
        nodes.asked.clear();
        nodes.runs.clear();
        return command(words).execute();
    }

    private RecoverCommand command(String... words) throws Exception {
        console.clear();
        RecoverCommand command = new RecoverCommand();
        command.session = console.session();
        command.transport = nodes;
        command.journal = console.journal();
        assertThat(new DefaultActionPreparator().prepare(command, command.session, List.of((Object[]) words)))
                .isTrue();
        return command;
    }

    private String said() {
        return console.said();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** What Pacemaker says on ctl1: it and ctl2 are online, galera waits for the agent's election. */
    private static String status(String ctl3, String attributes) {
        return """
                <pacemaker-result><summary><current_dc with_quorum="true"/></summary>
                <nodes><node name="ctl1" online="true"/><node name="ctl2" online="true"/>%s</nodes>
                <resources><clone id="galera-clone">
                  <resource id="galera" role="Unpromoted" managed="true"><node name="ctl1"/></resource>
                  <resource id="galera" role="Unpromoted" managed="true"><node name="ctl2"/></resource>
                </clone></resources>
                <node_attributes>
                  <node name="ctl1"><attribute name="galera-last-committed" value="1204"/></node>
                  <node name="ctl2"><attribute name="galera-last-committed" value="1180"/></node>%s
                </node_attributes></pacemaker-result>
                """
                .formatted(ctl3, attributes);
    }
}
