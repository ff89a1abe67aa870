package io.hastack.engine.internal;

import io.hastack.engine.Progress;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.spi.check.Check;
import io.hastack.spi.part.Scope;
import io.hastack.spi.part.Site;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Step;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Waits for what instances promise, all of them at once, each with the longest deadline of its checks. */
final class Promises {
    private final Prober prober;
    private final ExecutorService pool;

    Promises(Prober prober, ExecutorService pool) {
        this.prober = prober;
        this.pool = pool;
    }

    /**
     * Returns when all are True.
     *
     * @param components whose promises; empty for all
     * @throws HaException CONDITION_DEADLINE with the first that is not
     */
    void await(Composition composition, Set<String> components, Optional<String> node, Progress progress) {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        Progress one = oneAtATime(progress);
        AtomicLong advanced = new AtomicLong(System.nanoTime());
        composition.checks().forEach((instance, checks) -> {
            List<PlacedCheck> wanted =
                    checks.stream().flatMap(c -> seen(c, node)).toList();
            if (!wanted.isEmpty() && (components.isEmpty() || components.contains(instance.component()))) {
                answers.add(CompletableFuture.runAsync(() -> await(instance, wanted, advanced, one), pool));
            }
        });
        answers.forEach(Promises::join);
    }

    private void await(Instance instance, List<PlacedCheck> checks, AtomicLong advanced, Progress progress) {
        Duration deadline = checks.stream()
                .map(c -> c.check().deadline())
                .max(Duration::compareTo)
                .orElseThrow();
        prober.await(Map.of(instance, checks), deadline, advanced::get, progress);
        advanced.set(System.nanoTime());
    }

    private static Stream<PlacedCheck> seen(PlacedCheck placed, Optional<String> node) {
        Check check = placed.check();
        if (node.isEmpty() || check.scope() == Scope.ONCE) {
            return Stream.of(placed);
        }
        List<Site> there = placed.sites().stream()
                .filter(s -> s.node().name().equals(node.get()))
                .toList();
        return there.isEmpty() ? Stream.of() : Stream.of(new PlacedCheck(check, there));
    }

    private static Progress oneAtATime(Progress progress) {
        return new Progress() {
            @Override
            public void step(Step step, Event event) {
                progress.step(step, event);
            }

            @Override
            public synchronized void waiting(String condition, String message) {
                progress.waiting(condition, message);
            }
        };
    }

    private static void join(CompletableFuture<Void> answer) {
        try {
            answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HaException problem) {
                throw problem;
            }
            throw e;
        }
    }
}
