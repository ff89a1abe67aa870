package io.hastack.prover.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.prover.Outcome;
import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Simulation;
import io.hastack.prover.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cache keeps: an interrupted proof goes on where it was, and a finished one asks nothing. */
class ResumedTest {
    private static final Predicate<String> SOME = id -> id.matches("node-lost:.*|monitor-fails:haproxy.*");

    @TempDir
    private Path folder;

    /** Interrupts the thread after some batches. */
    private record Interrupting(Simulator simulator, int[] batches) implements Simulator {
        @Override
        public String version() {
            return simulator.version();
        }

        @Override
        public Optional<String> refusal(String cib) {
            return simulator.refusal(cib);
        }

        @Override
        public List<Outcome> run(List<Simulation> batch) throws InterruptedException {
            List<Outcome> outcomes = simulator.run(batch);
            if (--batches[0] == 0) {
                Thread.currentThread().interrupt();
            }
            return outcomes;
        }
    }

    @Test
    void anInterruptedProofGoesOnFromTheCache() throws InterruptedException, IOException {
        ProofRequest request =
                Proofs.request(Proofs.cib("collapsed.xml"), Depth.SINGLE, Optional.of(folder.resolve("cache")));
        Simulator simulator = Proofs.scheduler();
        int whole = Proofs.of(Proofs.request(request.cib(), Depth.SINGLE, Optional.empty()), simulator, SOME)
                .calls();

        assertThatThrownBy(() -> Proofs.of(request, new Interrupting(simulator, new int[] {6}), SOME))
                .isInstanceOf(InterruptedException.class);
        Proof resumed = Proofs.of(request, simulator, SOME);
        Proof again = Proofs.of(request, simulator, SOME);

        assertThat(resumed.calls()).isPositive().isLessThan(whole);
        assertThat(again.calls()).isZero();
        assertThat(again.scenarios()).isEqualTo(resumed.scenarios()).hasSize(6);
        assertThat(Files.getPosixFilePermissions(folder.resolve("cache")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void anotherSchedulerAndAnotherCibAreOtherQuestions() {
        Simulation simulation = new Simulation("<cib/>", List.of("--node-fail=ctl1"));
        assertThat(Cache.key("2.1.5", simulation))
                .isEqualTo(Cache.key("2.1.5", simulation))
                .isNotEqualTo(Cache.key("2.1.6", simulation))
                .isNotEqualTo(Cache.key("2.1.5", new Simulation("<cib a=\"\"/>", simulation.injections())))
                .isNotEqualTo(Cache.key("2.1.5", new Simulation("<cib/>", List.of())));
    }

    @Test
    void theOldestAnswersGoWhenThereAreTooMany() throws IOException {
        Cache cache = new Cache(folder);
        Outcome outcome = new Outcome(0, "<cib/>", "<graph/>", "<report/>", "");
        cache.keep("aa0", outcome);
        cache.keep("bb1", outcome);
        Path older = folder.resolve("aa").resolve("0");
        assertThat(older.toFile().setLastModified(1_000_000)).isTrue();

        Cache smaller = new Cache(folder, Files.size(older) + 1);

        assertThat(smaller.find("aa0")).isEmpty();
        assertThat(smaller.find("bb1")).contains(outcome);
    }

    @Test
    void whatCannotBeReadWasNotKept() throws IOException {
        Cache cache = new Cache(folder);
        String key = Cache.key("2.1.5", new Simulation("<cib/>", List.of()));
        Outcome outcome = new Outcome(0, "<cib/>", "<graph/>", "<report/>", "ä");
        cache.keep(key, outcome);
        assertThat(cache.find(key)).contains(outcome);
        Files.writeString(folder.resolve(key.substring(0, 2)).resolve(key.substring(2)), "half");
        assertThat(cache.find(key)).isEmpty();
    }
}
