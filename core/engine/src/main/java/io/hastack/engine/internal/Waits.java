package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.plan.Event;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** The conditions a run waits for, each once however many tasks need it. */
final class Waits {
    private final Map<Instance, List<PlacedCheck>> checks;
    private final Prober prober;
    private final RunLog log;
    private final Map<Need, CompletableFuture<Void>> begun = new ConcurrentHashMap<>();

    Waits(Composition composition, Prober prober, RunLog log) {
        this.checks = composition.checks();
        this.prober = prober;
        this.log = log;
    }

    /** Returns whether there was anything to wait for. */
    boolean await(Set<Need> needs) {
        needs.forEach(this::await);
        return !needs.isEmpty();
    }

    private void await(Need need) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = begun.putIfAbsent(need, mine);
        if (other != null) {
            join(other);
            return;
        }
        try {
            List<PlacedCheck> wanted = checks.getOrDefault(need.instance(), List.of()).stream()
                    .filter(c -> c.check().condition().equals(need.condition()))
                    .toList();
            if (wanted.isEmpty()) {
                throw new HaException(
                        ErrorCode.INPUT_COMPONENT, "condition " + need + " is needed, but no check proves it");
            }
            hold(need.toString(), need.instance(), wanted);
            mine.complete(null);
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /** Waits for everything an instance promises. */
    void all(Instance instance) {
        List<PlacedCheck> all = checks.getOrDefault(instance, List.of());
        if (!all.isEmpty()) {
            hold(instance.component(), instance, all);
        }
    }

    private void hold(String name, Instance instance, List<PlacedCheck> wanted) {
        Duration deadline = wanted.stream()
                .map(c -> c.check().deadline())
                .max(Duration::compareTo)
                .orElseThrow();
        log.wait(name, Event.State.STARTED, "");
        try {
            prober.await(Map.of(instance, wanted), deadline, log.progress());
            log.wait(name, Event.State.UNCHANGED, "True");
        } catch (HaException e) {
            log.wait(name, Event.State.FAILED, e.getMessage());
            throw e;
        }
    }

    private static void join(CompletableFuture<Void> wait) {
        try {
            wait.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HaException problem) {
                throw problem;
            }
            throw e;
        }
    }
}
