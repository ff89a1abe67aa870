package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.engine.Progress;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.spi.Secrets;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProberTest {
    /** True at the third look. */
    private static final String THIRD =
            "echo look >>\"$HASTACK_RUN/looks\"; [ $(wc -l <\"$HASTACK_RUN/looks\") -ge 3 ]";

    @TempDir
    Path folder;

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    @Test
    void theDeadlineCountsFromWhenWhatGoesOnBesideGotOnLast() throws IOException {
        BashTransport transport = new BashTransport(folder);
        Prober prober = prober(transport);

        prober.await(checks(), Duration.ZERO, System::nanoTime, Progress.SILENT);

        assertThat(Files.readAllLines(transport.folder("n1").resolve("looks"))).hasSize(3);
    }

    @Test
    void whereNothingGetsOnItCountsFromTheBeginning() throws IOException {
        BashTransport transport = new BashTransport(folder);
        long before = System.nanoTime();

        assertThatThrownBy(() -> prober(transport).await(checks(), Duration.ZERO, () -> before, Progress.SILENT))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("Ready of base is not True after 0 s");
        assertThat(Files.readAllLines(transport.folder("n1").resolve("looks"))).hasSize(1);
    }

    private Prober prober(BashTransport transport) {
        return new Prober(new NodeAccess(transport, new References(new None(), true)), pool);
    }

    private static Map<Instance, List<PlacedCheck>> checks() {
        return new Composer(Marks.plugins(Marks.once("base", THIRD)), Marks.topology("base"))
                .compose(Set.of())
                .checks();
    }

    private record None() implements Secrets {
        @Override
        public Optional<String> find(String name) {
            return Optional.empty();
        }

        @Override
        public void put(String name, String value) {
            throw new AssertionError(name);
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }
}
