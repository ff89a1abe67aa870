package io.hastack.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.KnownCheck;
import io.hastack.health.Change;
import io.hastack.health.Outlets;
import io.hastack.health.Round;
import io.hastack.health.Rounds;
import io.hastack.spi.check.Condition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
    private static final HealthRoutes.Pace PACE =
            new HealthRoutes.Pace(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(1));

    private final RouteTable table = new RouteTable();
    private final FakeRounds rounds = new FakeRounds();
    private final FakeOutlets outlets = new FakeOutlets();

    @AfterEach
    void close() {
        rounds.slow.countDown();
        table.close();
    }

    @Test
    void whatIsDueIsMeasuredAndChangesAreToldToEveryConfiguredHook() throws InterruptedException {
        outlets.configured = List.of("command", "mail");
        begin();
        rounds.due.add(round("galera"));

        assertThat(outlets.next()).isEqualTo("publish galera");
        assertThat(List.of(outlets.next(), outlets.next()))
                .containsExactlyInAnyOrder("command galera 1", "mail galera 1");
        assertThat(outlets.told).isEmpty();
    }

    @Test
    void aSlowRoundHoldsUpNoOther() throws InterruptedException {
        begin();
        rounds.due.add(round("slow"));
        rounds.due.add(round("galera"));
        rounds.due.add(round("keystone"));

        assertThat(List.of(outlets.next(), outlets.next()))
                .containsExactlyInAnyOrder("publish galera", "publish keystone");
        rounds.slow.countDown();
        assertThat(outlets.next()).isEqualTo("publish slow");
    }

    @Test
    void aHookThatFailsIsTriedAgainTwiceAndHoldsUpNoOther() throws InterruptedException {
        outlets.configured = List.of("command", "http");
        outlets.failures.put("http", new AtomicInteger(100));
        begin();
        rounds.due.add(round("galera"));

        assertThat(List.of(outlets.next(), outlets.next(), outlets.next(), outlets.next(), outlets.next()))
                .containsExactlyInAnyOrder(
                        "publish galera", "command galera 1", "http failed", "http failed", "http failed");
        rounds.due.add(round("keystone"));
        assertThat(outlets.next()).isEqualTo("publish keystone");
    }

    @Test
    void aHookThatComesBackIsToldInOrder() throws InterruptedException {
        outlets.configured = List.of("http");
        outlets.failures.put("http", new AtomicInteger(1));
        begin();
        rounds.due.add(round("galera"));
        assertThat(outlets.next()).isEqualTo("publish galera");
        assertThat(outlets.next()).isEqualTo("http failed");
        assertThat(outlets.next()).isEqualTo("http galera 1");
    }

    @Test
    void clustersAreReadAndTheRoutesAreNoWorkflows() throws InterruptedException {
        begin();
        assertThat(rounds.clusters.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(table.workflows()).isEmpty();
    }

    private void begin() {
        table.add(new HealthRoutes(rounds, outlets, PACE));
    }

    private static Round round(String component) {
        KnownCheck check = new KnownCheck(component, "Serves", Duration.ofSeconds(10), List.of(component));
        return new Round(Sample.TOPOLOGY, List.of(check), Duration.ofSeconds(40));
    }

    /** Rounds that a test makes due; each gives one change. */
    private static final class FakeRounds implements Rounds {
        private final BlockingQueue<Round> due = new LinkedBlockingQueue<>();
        private final CountDownLatch slow = new CountDownLatch(1);
        private final CountDownLatch clusters = new CountDownLatch(2);

        @Override
        public List<Round> due() {
            return Optional.ofNullable(due.poll()).map(List::of).orElse(List.of());
        }

        @Override
        public List<Change> take(Round round) {
            String component = round.checks().get(0).component();
            if (component.equals("slow")) {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            Condition now = new Condition(component, "Serves", Condition.Status.FALSE, "NotSo", "", Instant.EPOCH);
            return List.of(new Change(1, Instant.EPOCH, Optional.empty(), now));
        }

        @Override
        public void readClusters() {
            clusters.countDown();
        }
    }

    /** Writes down what it was told, and fails as often as it shall. */
    private static final class FakeOutlets implements Outlets {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
        private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
        private volatile List<String> configured = List.of();

        String next() throws InterruptedException {
            return String.valueOf(told.poll(20, TimeUnit.SECONDS));
        }

        @Override
        public void publish(Change change) {
            told.add("publish " + change.condition().subject());
        }

        @Override
        public List<String> hooks() {
            return configured;
        }

        @Override
        public void tell(String hook, List<Change> changes) throws IOException {
            if (failures.containsKey(hook) && failures.get(hook).getAndDecrement() > 0) {
                told.add(hook + " failed");
                throw new IOException("no");
            }
            told.add(hook + " " + changes.get(0).condition().subject() + " " + changes.size());
        }
    }
}
