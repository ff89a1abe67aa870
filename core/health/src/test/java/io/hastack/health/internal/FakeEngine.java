package io.hastack.health.internal;

import io.hastack.engine.Activity;
import io.hastack.engine.Checks;
import io.hastack.engine.KnownCheck;
import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import io.hastack.spi.check.Condition;
import io.hastack.spi.check.Condition.Status;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Conditions that are True unless a test says otherwise. */
final class FakeEngine implements Checks, Activity, Runs {
    final List<KnownCheck> known = new ArrayList<>();
    final Map<String, Status> statuses = new HashMap<>();
    final List<Collection<KnownCheck>> measured = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    volatile boolean running;
    volatile Optional<RuntimeException> failure = Optional.empty();
    /** What a measurement waits for. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    Runnable meanwhile = () -> {};

    @Override
    public List<KnownCheck> known(Topology topology) {
        return List.copyOf(known);
    }

    @Override
    public List<Condition> measure(Topology topology, Collection<KnownCheck> checks) {
        measured.add(checks);
        meanwhile.run();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        failure.ifPresent(e -> {
            throw e;
        });
        return checks.stream()
                .flatMap(c -> c.subjects().stream()
                        .map(s -> Seen.condition(
                                s, c.condition(), statuses.getOrDefault(c.condition(), Status.TRUE), "said")))
                .toList();
    }

    @Override
    public boolean running(Topology topology) {
        return running;
    }

    @Override
    public Map<String, Long> roundTrips() {
        return Map.of("ctl1", 7L);
    }

    @Override
    public List<Run> all() {
        return runs;
    }

    @Override
    public Optional<Run> find(String id) {
        return Optional.empty();
    }
}
