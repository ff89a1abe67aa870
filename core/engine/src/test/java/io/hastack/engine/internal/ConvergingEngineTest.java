package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.engine.KnownCheck;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.engine.Run;
import io.hastack.engine.internal.Marks.Mark;
import io.hastack.engine.internal.Marks.Marked;
import io.hastack.engine.internal.Marks.Seal;
import io.hastack.spi.Secrets;
import io.hastack.spi.check.Condition;
import io.hastack.spi.part.Placement;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvergingEngineTest {
    @TempDir
    Path folder;

    private BashTransport transport;
    private FileJournal journal;
    private final Map<String, String> store = new ConcurrentHashMap<>();

    @BeforeEach
    void state() {
        System.setProperty("hastack.data", folder.resolve("data").toString());
        transport = new BashTransport(folder);
        journal = new FileJournal(folder.resolve("data/runs"));
    }

    @AfterEach
    void clean() {
        System.clearProperty("hastack.data");
    }

    @Test
    void reachesEveryPartOnEveryNode() throws IOException {
        Run run = deploy(base());
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.FINISHED);
        assertThat(run.changes()).isEqualTo(4);
        for (String node : List.of("n1", "n2", "n3")) {
            assertThat(transport.folder(node).resolve("a")).hasContent("one " + node);
        }
        assertThat(transport.folder("n1").resolve("b")).hasContent("two " + store.get("base.key"));
        assertThat(transport.folder("n2").resolve("b")).doesNotExist();
    }

    @Test
    void secondRunChangesNothingInOneRoundTripANode() {
        deploy(base());
        transport.calls.clear();
        Run run = deploy(base());
        assertThat(run.changes()).isZero();
        assertThat(run.state()).isEqualTo(Run.State.FINISHED);
        assertThat(transport.calls).containsExactlyInAnyOrder("n1", "n2", "n3");
    }

    @Test
    void planNamesWhatWouldChangeAndTouchesNothing() {
        Plan plan = engine(base()).plan(request("base"));
        assertThat(plan.changes()).isEqualTo(4);
        assertThat(plan.steps()).extracting("id").contains("base/mark:a@n2", "base/seal:b@control");
        assertThat(transport.folder("n1").resolve("a")).doesNotExist();
        deploy(base());
        assertThat(engine(base()).plan(request("base")).changes()).isZero();
    }

    @Test
    void failureStopsWhatDependsOnItAndNothingElse() {
        Marked bad = Marks.component("bad", Set.of(), "true", new Mark("x", "fail", Placement.EVERY_NODE), once("y"));
        Marked good = Marks.component("good", Set.of(), "true", new Seal("z", "fine", Placement.EVERY_NODE));
        Run run = engine(bad, good).run(request("bad", "good"), Progress.SILENT);
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(state(run, "bad/mark:x@n1")).isEqualTo(Event.State.FAILED);
        assertThat(state(run, "bad/seal:y@control")).isEqualTo(Event.State.SKIPPED);
        assertThat(state(run, "good/seal:z@n3")).isEqualTo(Event.State.CHANGED);
        assertThat(run.message()).contains("bad/mark:x@").contains("exit code 9: no");
    }

    @Test
    void waitsForWhatRequiredComponentsAreReadyWith() {
        Marked first = Marks.component(
                "base", Set.of(), "test -e \"$HASTACK_RUN/a\"", new Mark("a", "1", Placement.EVERY_NODE));
        Marked second = Marks.component("top", Set.of("base"), "true", once("t"));
        Run run = engine(first, second).run(request("top"), Progress.SILENT);
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.FINISHED);
        assertThat(state(run, "wait/base/Ready")).isEqualTo(Event.State.UNCHANGED);
        assertThat(run.steps().stream().map(Run.StepRun::id).toList())
                .containsSubsequence("base/mark:a@n1", "wait/base/Ready", "top/seal:t@control");
    }

    @Test
    void conditionThatStaysFalseFailsAtItsDeadlineWithTheReason() {
        Marked base =
                Marks.component("base", Set.of(), "echo not yet; false", new Mark("a", "1", Placement.EVERY_NODE));
        Run run = engine(base).run(request("base"), Progress.SILENT);
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message()).contains("Ready of base@n").contains("not yet. Look at it");
        assertThat(engine(base).verify(Marks.topology("base"), Set.of()))
                .hasSize(3)
                .allMatch(c -> c.status() == Condition.Status.FALSE);
    }

    @Test
    void whatIsPromisedIsAwaitedOnOneNodeOrOnAll() throws IOException {
        Marked base = Marks.component(
                "base", Set.of(), "test -e \"$HASTACK_RUN/a\"", new Mark("a", "1", Placement.EVERY_NODE));
        deploy(base);
        Files.delete(transport.folder("n3").resolve("a"));

        engine(base).await(Marks.topology("base"), Set.of("base"), Optional.of("n2"), Progress.SILENT);
        assertThatThrownBy(
                        () -> engine(base).await(Marks.topology("base"), Set.of(), Optional.empty(), Progress.SILENT))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("Ready of base@n3");
    }

    @Test
    void afterAnUnfinishedRunConditionsAreProvenEvenIfNothingChanges() {
        Marked broken = Marks.component("base", Set.of(), "false", new Mark("a", "1", Placement.EVERY_NODE));
        deploy(broken);
        Run again = deploy(broken);
        assertThat(again.changes()).isZero();
        assertThat(again.state()).isEqualTo(Run.State.FAILED);
    }

    @Test
    void unreachableNodesAreNamedTogetherAndNothingIsTouched() {
        transport.unreachable.addAll(Set.of("n1", "n3"));
        assertThatThrownBy(() -> deploy(base()))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("'n1'")
                .hasMessageContaining("'n3'");
        assertThat(transport.folder("n2").resolve("a")).doesNotExist();
    }

    @Test
    void whatIsMeasuredOnceIsMeasuredFromTheFirstNodeThatAnswers() {
        Marked base = Marks.once("base", "echo here");
        transport.unreachable.addAll(Set.of("n1", "n2"));
        assertThat(engine(base).verify(Marks.topology("base"), Set.of()))
                .singleElement()
                .matches(c -> c.status() == Condition.Status.TRUE);
        transport.unreachable.add("n3");
        assertThat(engine(base).verify(Marks.topology("base"), Set.of()))
                .singleElement()
                .matches(c -> c.reason().equals("NodeUnreachable"));
    }

    @Test
    void secretsAreInNoJournal() throws IOException {
        Run run = deploy(base());
        String text = Files.readString(folder.resolve("data/runs/" + run.id() + ".jsonl"));
        assertThat(text).doesNotContain(store.get("base.key")).contains("base/seal:b@control");
    }

    @Test
    void anotherRunIsToldWhoHoldsTheTopology() {
        RunLock lock = RunLock.take(folder.resolve("data/runs"), "test", "run X since noon");
        assertThatThrownBy(() -> deploy(base())).hasMessageContaining("run X since noon");
        lock.close();
        assertThat(deploy(base()).state()).isEqualTo(Run.State.FINISHED);
    }

    @Test
    void singleChecksAreMeasuredInOneRoundTripANode() {
        ConvergingEngine engine =
                engine(Marks.component("base", Set.of(), "true"), Marks.component("top", Set.of("base"), "false"));
        List<KnownCheck> known = engine.known(Marks.topology("base", "top"));
        assertThat(known).extracting(KnownCheck::id).containsExactly("base/Ready", "top/Ready");
        assertThat(known.get(1).subjects()).containsExactly("top@n1", "top@n2", "top@n3");

        assertThat(engine.measure(Marks.topology("base", "top"), List.of(known.get(1))))
                .extracting(Condition::subject)
                .containsExactly("top@n1", "top@n2", "top@n3");
        assertThat(engine.measure(Marks.topology("base", "top"), known)).hasSize(6);
        assertThat(engine.roundTrips()).isEqualTo(Map.of("n1", 2L, "n2", 2L, "n3", 2L));
    }

    @Test
    void aRunIsSeenWhileItHoldsTheTopology() {
        ConvergingEngine engine = engine(base());
        RunLock lock = RunLock.take(folder.resolve("data/runs"), "test", "run X since noon");
        assertThat(engine.running(Marks.topology("base"))).isTrue();
        lock.close();
        assertThat(engine.running(Marks.topology("base"))).isFalse();
    }

    private static Marked base() {
        return Marks.component(
                "base",
                Set.of(),
                "true",
                new Mark("a", "one ${node:name}", Placement.EVERY_NODE),
                new Seal("b", "two ${secret:base.key}", Placement.ONCE));
    }

    private static Seal once(String key) {
        return new Seal(key, key, Placement.ONCE);
    }

    private static Event.State state(Run run, String step) {
        return run.steps().stream()
                .filter(s -> s.id().equals(step))
                .map(Run.StepRun::state)
                .findFirst()
                .orElseThrow(() -> new AssertionError(step + " is not in " + run.steps()));
    }

    private Run deploy(Marked component) {
        return engine(component).run(request("base"), Progress.SILENT);
    }

    private static Request request(String... components) {
        return new Request("deploy", Marks.topology("base", "top", "bad", "good"), Set.of(components), false);
    }

    private ConvergingEngine engine(Marked... components) {
        Whiteboard whiteboard = new Whiteboard();
        Plugins plugins = Marks.plugins(components);
        long id = 0;
        for (Marked component : components) {
            whiteboard.bindDeploy(component, Map.of("service.id", ++id));
            whiteboard.bindVerify(component, Map.of("service.id", ++id));
        }
        for (io.hastack.spi.part.PartHandler<?> handler : plugins.handlers()) {
            whiteboard.bindHandler(handler, Map.of("service.id", ++id));
        }
        return new ConvergingEngine(whiteboard, transport, new MapSecrets(store), journal, new JournalRuns(journal));
    }

    private record MapSecrets(Map<String, String> values) implements Secrets {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void put(String name, String value) {
            values.put(name, value);
        }

        @Override
        public Set<String> names() {
            return values.keySet();
        }
    }
}
