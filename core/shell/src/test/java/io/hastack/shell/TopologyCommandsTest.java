package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hastack.engine.Request;
import io.hastack.engine.Run;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyCommandsTest {
    private static final String NODE =
            "      - { name: ctl%1$d, address: 192.168.124.1%1$d, fencing: { agent: fence_ipmilan, ip: 192.168.124.11%1$d } }%n";

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final Printed printed = new Printed();

    @BeforeEach
    void writeKeys() throws IOException {
        Files.writeString(folder.resolve("lab.key"), "key");
        Files.writeString(folder.resolve("lab.known_hosts"), "ctl1 ssh-ed25519 AAAA");
    }

    @Test
    void deployWantsToBeToldWhat() {
        assertThat(printed.run(deploy("galera"))).isEqualTo(2);
        assertThat(printed.out()).startsWith("error: say what to deploy").contains("--all");
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void deployOfAllNamesTheFeaturesToInstall() {
        DeployCommand command = deploy("galera, memcached, rabbitmq");
        command.all = true;

        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(printed.lines())
                .containsExactly(
                        "error: not installed: memcached, rabbitmq. Give: feature:install ha-memcached ha-rabbitmq");
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void deployPassesTheComponentsOnAndReturnsOneForAFailedRun() {
        DeployCommand command = deploy("galera, keystone");
        command.components = List.of("keystone", "--yes");

        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(engine.requests)
                .extracting(Request::workflow, Request::components, Request::offline)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("deploy", Set.of("keystone"), false));
    }

    @Test
    void aDryRunIsAPlanAndRunsNothing() {
        DeployCommand command = deploy("galera, keystone");
        command.all = true;
        command.dryRun = true;

        assertThat(printed.run(command)).isZero();
        assertThat(printed.lines()).endsWith("4 changes");
    }

    @Test
    void planRefusesAComponentThatNoClusterLists() {
        PlanCommand command = on(new PlanCommand(), topology("galera"));
        command.engine = engine;
        command.components = List.of("nova");

        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(printed.lines())
                .containsExactly(
                        "error: no cluster of topology 'lab' lists component 'nova'; it lists cluster, galera");
    }

    @Test
    void verifyReturnsOneUnlessAllIsTrue() {
        VerifyCommand command = on(new VerifyCommand(), topology("galera"));
        command.engine = engine;

        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(printed.lines())
                .endsWith("keystone@ctl2: ApiAnswers is False: 503, expected 200", "1 of 2 conditions True");
    }

    @Test
    void driftListsWhatWouldChangeAndReturnsOne() {
        DriftCommand command = on(new DriftCommand(), topology("galera"));
        command.finder = engine;

        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(printed.lines())
                .hasSize(4)
                .endsWith("ctl1 /etc/keystone/keystone.conf:12 (keystone token.expiration):"
                        + " expected 'expiration = 3600', found 'expiration = 360000'");
    }

    @Test
    void checkSaysWhatItCountedAndInJsonWhatIsWrong() throws IOException {
        assertThat(printed.run(on(new CheckCommand(), topology("galera")))).isZero();
        assertThat(printed.lines()).containsExactly("topology is valid: 1 cluster, 3 nodes, 1 component");

        CheckCommand wrong = on(new CheckCommand(), topology("galera, nova"));
        wrong.json = true;
        Printed json = new Printed();
        assertThat(json.run(wrong)).isEqualTo(2);
        var document = new ObjectMapper().readTree(json.out());
        assertThat(document.get("valid").asBoolean()).isFalse();
        assertThat(document.at("/problems/0/message").asText()).contains("nova");
    }

    @Test
    void aSettingThatAComponentRefusesIsShownWithItsPlace() throws IOException {
        Path file = topology("galera");
        Files.writeString(file, Files.readString(file) + "settings:\n  galera.connections: many\n");
        engine.refusal = Optional.of(new HaException(
                ErrorCode.INPUT_TOPOLOGY, "settings/galera.connections: expected a number, found 'many'. Correct it"));

        assertThat(printed.run(on(new CheckCommand(), file))).isEqualTo(2);
        assertThat(printed.out())
                .matches(
                        "error: .*topology\\.yaml:[0-9]+:[0-9]+: galera\\.connections: expected a number, found 'many'\\."
                                + " Correct it\n");
    }

    @Test
    void cibPrintsXmlAndNamesTheClustersThereAre() {
        CibCommand command = on(new CibCommand(), topology("galera"));
        command.names = List.of("control");
        assertThat(printed.run(command)).isZero();
        assertThat(printed.out()).startsWith("<cib ").endsWith("</cib>\n");

        CibCommand wrong = on(new CibCommand(), topology("galera"));
        wrong.names = List.of("nosuch");
        Printed error = new Printed();
        assertThat(error.run(wrong)).isEqualTo(2);
        assertThat(error.out()).contains("it has control");
    }

    @Test
    void constraintsAreDrawnIntoAFile() {
        ConstraintsCommand command = on(new ConstraintsCommand(), topology("galera"));
        Path file = folder.resolve("graph.svg");
        command.svg = file.toString();

        assertThat(printed.run(command)).isZero();
        assertThat(printed.lines()).containsExactly(file + ": 3 constraints drawn");
        assertThat(file).content().contains("</svg>");
    }

    @Test
    void constraintsWithoutGraphvizSayWhatToDo() {
        ConstraintsCommand command = on(new ConstraintsCommand(), topology("galera"));
        command.svg = folder.resolve("graph.svg").toString();
        command.path = folder.toString();

        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(printed.lines()).hasSize(1).first().asString().contains("apt-get install graphviz", "--dot");
    }

    @Test
    void constraintsTakeOneFormAtATime() {
        ConstraintsCommand command = on(new ConstraintsCommand(), topology("galera"));
        command.svg = folder.resolve("graph.svg").toString();
        command.dot = true;

        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(printed.out()).contains("one of --json, --dot and --svg");
    }

    @Test
    void resumeDoesAgainWhatTheFailedRunWasAskedFor() {
        engine.runs.add(Samples.FAILED);
        ResumeCommand command = on(new ResumeCommand(), topology("galera, keystone"));
        command.engine = engine;
        command.runs = engine;

        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(engine.requests).extracting(Request::components).containsExactly(Set.of("galera", "keystone"));
    }

    @Test
    void resumeSaysThatThereIsNothingToResume() {
        engine.runs.add(new Run(
                "r1", "deploy", Set.of(), Run.State.FINISHED, Samples.T0, Optional.of(Samples.T0), "", List.of()));
        ResumeCommand command = on(new ResumeCommand(), topology("galera"));
        command.engine = engine;
        command.runs = engine;

        assertThat(printed.run(command)).isZero();
        assertThat(printed.lines()).containsExactly("nothing to resume: r1 finished");
    }

    @Test
    void withoutATopologySaysWhatToDo() {
        ShapeCommand command = on(new ShapeCommand(), folder.resolve("nosuch.yaml"));

        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(printed.out()).startsWith("error: ").contains("nosuch.yaml", "--topology FILE");
    }

    private DeployCommand deploy(String components) {
        DeployCommand command = on(new DeployCommand(), topology(components));
        command.engine = engine;
        return command;
    }

    private <C extends TopologyCommand> C on(C command, Path file) {
        command.file = file.toString();
        command.inventory = engine;
        return command;
    }

    private Path topology(String components) {
        StringBuilder text = new StringBuilder("name: lab\nplatform: debian-13\n"
                + "access: { user: root, key: lab.key, knownHosts: lab.known_hosts }\nclusters:\n"
                + "  - name: control\n    components: [" + components + "]\n    nodes:\n");
        for (int i = 1; i <= 3; i++) {
            text.append(NODE.formatted(i));
        }
        try {
            return Files.writeString(folder.resolve("topology.yaml"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
