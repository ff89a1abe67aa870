package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.engine.Run;
import io.hastack.engine.internal.Marks.Cib;
import io.hastack.engine.internal.Marks.Marked;
import io.hastack.spi.Secrets;
import io.hastack.spi.gate.Equipment;
import io.hastack.spi.gate.Gate;
import io.hastack.spi.gate.Proposal;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesTest {
    private static final HaException REFUSAL =
            new HaException(ErrorCode.REFUSED_UNPROVEN, "node-lost:n1 LIVE galera: order-a-b");

    @TempDir
    Path folder;

    private final Door door = new Door();
    private BashTransport transport;
    private FileJournal journal;

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
    void aGateIsAskedOnceAboutAllThatARunWantsInAClustersCib() {
        Run run = engine(base()).run(request(false), Progress.SILENT);

        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.FINISHED);
        assertThat(door.asked).singleElement().satisfies(proposal -> {
            assertThat(proposal.cluster().name()).isEqualTo("control");
            assertThat(proposal.parts().get("base")).extracting("key").containsExactly("c", "d");
            assertThat(proposal.bounds()).containsKey("base");
        });
    }

    @Test
    void whatIsAlreadySoAsksNoGate() {
        engine(base()).run(request(false), Progress.SILENT);
        door.asked.clear();
        transport.calls.clear();

        engine(base()).run(request(false), Progress.SILENT);

        assertThat(door.asked).isEmpty();
        assertThat(transport.calls).containsExactly("n1");
    }

    @Test
    void aRefusalLeavesTheCibAloneStopsWhatFollowsAndIsThrownWithItsCode() {
        door.refusal = Optional.of(REFUSAL);

        assertThatThrownBy(() -> engine(base()).run(request(false), Progress.SILENT))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_UNPROVEN))
                .hasMessage(REFUSAL.getMessage());

        assertThat(transport.folder("n1").resolve("c")).doesNotExist();
        assertThat(transport.folder("n1").resolve("d")).doesNotExist();
        Run run = new JournalRuns(journal).find("last").orElseThrow();
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.steps())
                .anyMatch(s -> s.id().equals("wait/control/Open") && s.detail().equals(REFUSAL.getMessage()));
    }

    @Test
    void whoInsistsPassesWithoutAsking() {
        door.refusal = Optional.of(REFUSAL);

        assertThat(engine(base()).run(request(true), Progress.SILENT).state()).isEqualTo(Run.State.FINISHED);
        assertThat(door.asked).isEmpty();
    }

    @Test
    void theQuestionBeginsWhenTheFirstNodeHasItsPackagesWhileOthersStillInstall() throws Exception {
        Marked base = Marks.component(
                "base",
                Set.of(),
                "true",
                new Packages(Placement.EVERY_NODE, List.of("tools"), List.of()),
                new Cib("c", "1", Placement.ONCE));
        for (String node : List.of("n2", "n3")) {
            Files.createDirectories(transport.folder(node));
            new ProcessBuilder("mkfifo", transport.folder(node).resolve("go").toString())
                    .start()
                    .waitFor();
        }
        door.then = () -> List.of("n2", "n3").forEach(this::letGo);

        Run run = engine(base).run(request(false), Progress.SILENT);

        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.FINISHED);
        assertThat(door.asked).hasSize(1);
    }

    @Test
    void aGateThatBreaksIsNamed() {
        door.then = () -> {
            throw new IllegalStateException("broken");
        };

        assertThatThrownBy(() -> engine(base()).run(request(false), Progress.SILENT))
                .hasMessageContaining(Door.class.getName())
                .hasMessageContaining("broken")
                .hasMessageContaining("--unproven");
        assertThat(transport.folder("n1").resolve("c")).doesNotExist();
    }

    private static Marked base() {
        return Marks.component(
                "base", Set.of(), "true", new Cib("c", "1", Placement.ONCE), new Cib("d", "2", Placement.ONCE));
    }

    private void letGo(String node) {
        try {
            Files.writeString(transport.folder(node).resolve("go"), "on\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request request(boolean ungated) {
        return new Request("deploy", Marks.topology("base"), Set.of("base"), false, ungated);
    }

    private ConvergingEngine engine(Marked component) {
        Whiteboard whiteboard = new Whiteboard();
        long id = 0;
        whiteboard.bindDeploy(component, Map.of("service.id", ++id));
        whiteboard.bindVerify(component, Map.of("service.id", ++id));
        whiteboard.bindHandler(new Installing(), Map.of("service.id", ++id));
        for (PartHandler<?> handler : Marks.plugins(component).handlers()) {
            whiteboard.bindHandler(handler, Map.of("service.id", ++id));
        }
        whiteboard.bindGate(door, Map.of("service.id", ++id));
        return new ConvergingEngine(whiteboard, transport, new NoSecrets(), journal, new JournalRuns(journal));
    }

    private static final class Door implements Gate {
        final List<Proposal> asked = Collections.synchronizedList(new ArrayList<>());
        volatile Optional<HaException> refusal = Optional.empty();
        volatile Runnable then = () -> {};

        @Override
        public String name() {
            return "Open";
        }

        @Override
        public void pass(Proposal proposal, Equipment equipment) throws InterruptedException {
            asked.add(proposal);
            equipment.await();
            refusal.ifPresent(r -> {
                throw r;
            });
            then.run();
        }
    }

    /** Installs at once on the first node; the others wait until they are let go. */
    private static final class Installing implements PartHandler<Packages> {
        private static final Fact FACT = new Fact("packages", "test -e \"$HASTACK_RUN/installed\"");

        @Override
        public Class<Packages> type() {
            return Packages.class;
        }

        @Override
        public List<Fact> facts(List<Packages> desired, Site site) {
            return List.of(FACT);
        }

        @Override
        public List<Change> converge(List<Packages> desired, Facts facts) {
            if (facts.get(FACT).ok()) {
                return List.of();
            }
            String first = facts.site().node().name().equals("n1") ? "" : "read -r _ <\"$HASTACK_RUN/go\"; ";
            String script = first + "touch \"$HASTACK_RUN/installed\"";
            return List.of(new Change.Script("install", script, Duration.ofSeconds(20)));
        }
    }

    private record NoSecrets() implements Secrets {
        @Override
        public Optional<String> find(String name) {
            return Optional.of("a secret of nobody");
        }

        @Override
        public void put(String name, String value) {
            throw new UnsupportedOperationException("nothing is generated here");
        }

        @Override
        public Set<String> names() {
            return Set.of("base.key");
        }
    }
}
