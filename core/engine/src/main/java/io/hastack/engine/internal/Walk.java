package io.hastack.engine.internal;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Site;
import io.hastack.spi.plan.Event;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Walks the tasks: each runs when all it follows have ended well, beside everything else. A failure stops what depends
 * on it, nothing else, and is reported once.
 */
final class Walk {
    /** How a task ended. */
    enum Outcome {
        UNCHANGED,
        CHANGED,
        FAILED,
        SKIPPED
    }

    private static final int STALE_FACTS = 75;
    private static final int ATTEMPTS = 6;
    private static final int TOLD = 600;

    private final Topology topology;
    private final FirstReading first;
    private final NodeAccess access;
    private final Waits waits;
    private final Gates gates;
    private final RunLog log;
    private final ExecutorService pool;
    private final Map<Integer, CompletableFuture<Outcome>> outcomes = new HashMap<>();
    private final java.util.Set<Integer> tainted = java.util.concurrent.ConcurrentHashMap.newKeySet();

    Walk(
            Topology topology,
            FirstReading first,
            NodeAccess access,
            Waits waits,
            Gates gates,
            RunLog log,
            ExecutorService pool) {
        this.topology = topology;
        this.first = first;
        this.access = access;
        this.waits = waits;
        this.gates = gates;
        this.log = log;
        this.pool = pool;
    }

    /** Returns when every task has ended. */
    Map<Task, Outcome> run(List<Task> tasks) {
        for (Task task : tasks) {
            List<CompletableFuture<Outcome>> before =
                    task.after().stream().map(t -> outcomes.get(t.id())).toList();
            outcomes.put(
                    task.id(),
                    CompletableFuture.allOf(before.toArray(new CompletableFuture<?>[0]))
                            .thenApplyAsync(done -> outcome(task), pool));
        }
        gates.begin(tasks, outcomes, first);
        Map<Task, Outcome> result = new HashMap<>();
        tasks.forEach(t -> result.put(t, outcomes.get(t.id()).join()));
        return result;
    }

    private Outcome outcome(Task task) {
        boolean stopped = task.after().stream().filter(task::dependsOn).anyMatch(t -> {
            Outcome outcome = outcomes.get(t.id()).join();
            return outcome == Outcome.FAILED || outcome == Outcome.SKIPPED;
        });
        if (stopped) {
            log.steps(task, task.entries(), Event.State.SKIPPED, "something it follows failed");
            return Outcome.SKIPPED;
        }
        boolean dirty = task.after().stream()
                .anyMatch(t -> tainted.contains(t.id()) || outcomes.get(t.id()).join() == Outcome.CHANGED);
        if (dirty) {
            tainted.add(task.id());
        }
        try {
            return converge(task, dirty);
        } catch (HaException e) {
            return failed(task, e.getMessage());
        } catch (RuntimeException e) {
            org.slf4j.LoggerFactory.getLogger(Walk.class).error("{} failed", task, e);
            return failed(task, "internal error: " + e);
        }
    }

    private Outcome converge(Task task, boolean dirty) {
        Site site = FirstReading.site(topology, task);
        NodeFacts facts = first.of(task);
        if (!dirty) {
            if (Converging.changes(task, facts).isEmpty()) {
                log.steps(task, task.entries(), Event.State.UNCHANGED, "");
                return Outcome.UNCHANGED;
            }
        }
        boolean waited = waits.await(task.needs());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (dirty || waited || attempt > 1) {
                facts = access.read(site, Converging.facts(task, site));
            }
            List<Change> changes = Converging.changes(task, facts);
            if (changes.isEmpty()) {
                log.steps(task, task.entries(), Event.State.UNCHANGED, "");
                return attempt > 1 ? Outcome.CHANGED : Outcome.UNCHANGED;
            }
            Map<Entry, String> actions = Converging.actions(task, facts, changes);
            if (task.cib()) {
                gates.pass(task.cluster());
            }
            List<Entry> changing = List.copyOf(actions.keySet());
            List<Entry> rest = new ArrayList<>(task.entries());
            rest.removeAll(changing);
            log.steps(task, actions, Event.State.STARTED);
            CommandResult result = access.change(site, changes);
            if (result.ok()) {
                log.steps(task, actions, Event.State.CHANGED);
                log.steps(task, rest, Event.State.UNCHANGED, "");
                return Outcome.CHANGED;
            }
            if (result.exitCode() != STALE_FACTS) {
                return failed(task, "on " + site.node().name() + ": " + complaint(result));
            }
        }
        return failed(task, "the facts changed under it " + ATTEMPTS + " times; somebody else changes the same thing");
    }

    private Outcome failed(Task task, String detail) {
        log.steps(task, task.entries(), Event.State.FAILED, detail);
        return Outcome.FAILED;
    }

    private static String complaint(CommandResult result) {
        String said = result.error().isBlank() ? result.output() : result.error();
        String stripped = said.strip();
        String tail = stripped.length() > TOLD ? "…" + stripped.substring(stripped.length() - TOLD) : stripped;
        String code = result.exitCode() == 124 ? "the deadline passed" : "exit code " + result.exitCode();
        return code + (tail.isEmpty() ? "" : ": " + tail);
    }
}
