package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.plan.Event;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

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

    /**
     * Waits for everything that instances promise, and returns whether it holds; the journal has what does not. Everything is
     * looked at together first: what is quick to prove is proven before what works long begins. What does not hold yet is
     * waited for instance by instance.
     */
    boolean all(Set<Instance> instances, Executor pool) {
        Map<Instance, List<PlacedCheck>> promised = new LinkedHashMap<>(checks);
        promised.keySet().retainAll(instances);
        promised.values().removeIf(List::isEmpty);
        promised.keySet().forEach(i -> log.wait(i.component(), Event.State.STARTED, ""));
        Set<String> open = prober.missing(promised).stream()
                .map(c -> c.subject().replaceFirst("@.*", ""))
                .collect(Collectors.toSet());
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        promised.forEach((instance, wanted) -> {
            if (open.contains(instance.component())) {
                answers.add(CompletableFuture.supplyAsync(() -> holds(instance, wanted), pool));
            } else {
                log.wait(instance.component(), Event.State.UNCHANGED, "True");
            }
        });
        return answers.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }

    private boolean holds(Instance instance, List<PlacedCheck> wanted) {
        try {
            prove(instance.component(), instance, wanted);
            return true;
        } catch (HaException e) {
            // The journal has it already, as the failed wait it is.
            return false;
        }
    }

    private void hold(String name, Instance instance, List<PlacedCheck> wanted) {
        log.wait(name, Event.State.STARTED, "");
        prove(name, instance, wanted);
    }

    private void prove(String name, Instance instance, List<PlacedCheck> wanted) {
        Duration deadline = wanted.stream()
                .map(c -> c.check().deadline())
                .max(Duration::compareTo)
                .orElseThrow();
        try {
            prober.await(Map.of(instance, wanted), deadline, log::advanced, log.progress());
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
