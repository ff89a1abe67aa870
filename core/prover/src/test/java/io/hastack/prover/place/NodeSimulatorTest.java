package io.hastack.prover.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeSimulatorTest {
    private static final String CIB =
            "<cib crm_feature_set=\"3.20.0\" validate-with=\"pacemaker-4.0\" epoch=\"7\"><configuration/></cib>\n";

    @TempDir
    Path folder;

    private BashNodes nodes;

    @BeforeEach
    void nodes() {
        nodes = new BashNodes(folder);
    }

    @Test
    void aBatchIsOneRoundTripAndKeepsItsOrder() throws InterruptedException {
        NodeSimulator simulator = open("n1");
        nodes.trips.clear();

        List<Outcome> outcomes = simulator.run(IntStream.range(0, 20)
                .mapToObj(i -> new Simulation(CIB, List.of("--node-fail=c" + i, "--quorum=false")))
                .toList());

        assertThat(nodes.trips).containsExactly("n1");
        for (int i = 0; i < 20; i++) {
            assertThat(outcomes.get(i).answered()).isTrue();
            assertThat(outcomes.get(i).cib()).isEqualTo(CIB + "<!-- --node-fail=c" + i + " --quorum=false -->\n");
            assertThat(outcomes.get(i).graph()).contains("--node-fail=c" + i + " ");
            assertThat(outcomes.get(i).report()).startsWith("said <!-- --node-fail=c" + i);
        }
    }

    @Test
    void aTextTravelsOnceForAllItsQuestions() throws InterruptedException {
        NodeSimulator simulator = open("n1");
        simulator.run(List.of(new Simulation(CIB, List.of("--x")), new Simulation(CIB, List.of("--y"))));
        assertThat(nodes.sent.split("\nput ")).hasSize(2);

        simulator.run(List.of(new Simulation(CIB, List.of("--z"))));
        assertThat(nodes.sent).doesNotContain("\nput ").contains(Packed.sha256(CIB));
    }

    @Test
    void oldTextsAreRemovedThereAndSentAgainWhenNeeded() throws Exception {
        NodeSimulator simulator = open("n1");
        for (int i = 0; i < 8; i++) {
            assertThat(simulator
                            .run(List.of(new Simulation(i == 7 ? CIB : CIB + i, List.of("--x"))))
                            .get(0)
                            .answered())
                    .isTrue();
        }
        try (var batches = Files.list(nodes.left("n1").get(0))) {
            assertThat(batches.filter(f -> f.getFileName().toString().matches("g\\d+")))
                    .hasSize(BatchScript.KEPT + 1);
        }
    }

    @Test
    void aCrashIsAnOutcomeAndTheOthersAreAnswered() throws InterruptedException {
        List<Outcome> outcomes = open("n1")
                .run(List.of(
                        new Simulation(CIB, List.of("--a")),
                        new Simulation(CIB, List.of("--crash")),
                        new Simulation(CIB, List.of("--b"))));
        assertThat(outcomes).extracting(Outcome::answered).containsExactly(true, false, true);
        assertThat(outcomes.get(1).exitCode()).isGreaterThanOrEqualTo(128);
    }

    @Test
    void aLongAnswerComesInPieces() throws InterruptedException {
        NodeSimulator simulator = open("n1");
        nodes.trips.clear();
        Outcome outcome = simulator
                .run(List.of(new Simulation(CIB, List.of("--op-fail=big"))))
                .get(0);
        assertThat(outcome.graph()).hasSizeGreaterThan(4_000_000).endsWith("<graph of='<!-- --op-fail=big -->'/>\n");
        assertThat(nodes.trips).hasSizeGreaterThan(1);
    }

    @Test
    void severalNodesShareTheWorkAndOneThatIsLostLeavesItToTheOthers() throws InterruptedException {
        NodeSimulator simulator = open("n1", "n2");
        List<Simulation> batch = IntStream.range(0, 10)
                .mapToObj(i -> new Simulation(CIB, List.of("--op-fail=x" + i)))
                .toList();
        simulator.run(batch);
        assertThat(nodes.calls("n1")).hasSize(6);
        assertThat(nodes.calls("n2")).hasSize(6);

        nodes.lost.add("n2");
        assertThat(simulator.run(batch)).allMatch(Outcome::answered).hasSize(10);

        nodes.lost.add("n1");
        assertThatThrownBy(() -> simulator.run(batch)).hasMessageContaining("'n1' is lost");
    }

    @Test
    void theFolderIsPrivateAndIsRemovedAtTheEnd() throws Exception {
        Scheduler scheduler = find("n1");
        scheduler.simulator().run(List.of(new Simulation(CIB, List.of("--x"))));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(nodes.left("n1").get(0))))
                .isEqualTo("rwx------");
        scheduler.close();
        assertThat(nodes.left("n1")).isEmpty();
    }

    @Test
    void anInterruptEndsWhatRunsThere() throws Exception {
        NodeSimulator simulator = open("n1");
        Path fifo = folder.resolve("n1/calls.go");
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
        AtomicReference<Thread> thread = new AtomicReference<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        thread.set(new Thread(() -> {
            try {
                simulator.run(IntStream.range(0, 50)
                        .mapToObj(i -> new Simulation(CIB, List.of("--wait", "--x" + i)))
                        .toList());
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            } catch (RuntimeException e) {
                interrupted.completeExceptionally(e);
            }
        }));
        thread.get().start();
        await(() -> Files.exists(folder.resolve("n1/calls.waiting")));
        thread.get().interrupt();
        await(() -> Files.exists(nodes.left("n1").get(0).resolve("stop")));
        // those that run already are let go; no other begins
        while (!interrupted.isDone()) {
            Process writer = new ProcessBuilder("timeout", "1", "bash", "-c", "echo go >'" + fifo + "'").start();
            writer.waitFor();
        }
        assertThat(interrupted.join()).isTrue();
        assertThat(nodes.calls("n1")).hasSizeLessThan(40);
        assertThat(nodes.left("n1").get(0).resolve("stop")).doesNotExist();
    }

    @Test
    void nothingOfACibIsOnACommandLine() throws InterruptedException {
        NodeSimulator simulator = open("n1");
        simulator.run(List.of(new Simulation(CIB.replace("<configuration/>", "<x y=\"geheim\"/>"), List.of("--x"))));
        assertThat(nodes.calls("n1")).noneMatch(call -> call.contains("geheim"));
    }

    @Test
    void whereNobodyCanReadTheCibEachPlaceSaysWhy() {
        nodes.without.add("n2");
        nodes.lost.add("n3");
        String later = CIB.replace("4.0", "9.9");
        assertThatThrownBy(() -> findFor(later, "n1", "n2", "n3"))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEDULER_ABSENT))
                .hasMessageContaining("cluster 'control'")
                .hasMessageContaining("this machine: no crm_simulate")
                .hasMessageContaining("n1: crm_simulate 3.0.0: schema pacemaker-9.9 is unknown")
                .hasMessageContaining("n2: no crm_simulate")
                .hasMessageContaining("n3: node 'n3' is lost");
        assertThat(nodes.left("n1")).isEmpty();
    }

    @Test
    void nodesOfAnotherVersionStayOut() throws InterruptedException {
        nodes.versions.put("n2", "2.1.9");
        Scheduler scheduler = find("n1", "n2", "n3");
        assertThat(scheduler.place()).isEqualTo("n1, n3");
        assertThat(scheduler.simulator().version()).isEqualTo("3.0.0");
        scheduler.close();
    }

    private NodeSimulator open(String... names) {
        Topology topology = BashNodes.topology("debian-13", names);
        return new NodeSimulator(
                topology.clusters().get(0).members().stream()
                        .map(n -> NodeFolder.open(nodes, topology.access(), n, CIB))
                        .toList(),
                CIB);
    }

    /** A schema that no local scheduler reads. */
    private Scheduler find(String... names) throws InterruptedException {
        return findFor(CIB.replace("4.0", "8.8"), names);
    }

    private Scheduler findFor(String cib, String... names) throws InterruptedException {
        Topology topology = BashNodes.topology("debian-13", names);
        return new Schedulers(nodes, Optional::empty)
                .find(topology, topology.clusters().get(0), cib);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
