package io.hastack.engine.internal;

import io.hastack.engine.Request;
import io.hastack.engine.internal.Walk.Outcome;
import io.hastack.spi.gate.Equipment;
import io.hastack.spi.gate.Gate;
import io.hastack.spi.gate.Proposal;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.Packages;
import io.hastack.spi.plan.Event;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The gates of one run: each is asked once a cluster, beside the walk, and only if that cluster's CIB will change. */
final class Gates implements AutoCloseable {
    private final Plugins plugins;
    private final Request request;
    private final Composition wanted;
    private final RunLog log;
    private final ExecutorService pool;
    private final Map<String, Map<Gate, Future<?>>> questions = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> equipped = new ConcurrentHashMap<>();
    private final Map<String, HaException> refusals = new ConcurrentHashMap<>();

    Gates(Plugins plugins, Request request, Composition wanted, RunLog log, ExecutorService pool) {
        this.plugins = plugins;
        this.request = request;
        this.wanted = wanted;
        this.log = log;
        this.pool = pool;
    }

    /** Asks about each cluster whose CIB is not as it shall be by the first reading. */
    void begin(List<Task> tasks, Map<Integer, CompletableFuture<Outcome>> outcomes, FirstReading first) {
        if (closed()) {
            return;
        }
        request.topology().clusters().forEach(c -> equipped.put(c.name(), equipment(c, tasks, outcomes)));
        tasks.stream()
                .filter(t -> t.cib() && changes(t, first))
                .map(Task::cluster)
                .distinct()
                .forEach(this::ask);
    }

    /**
     * Blocks until every gate let the cluster's CIB pass.
     *
     * @throws HaException if one refuses
     */
    void pass(Cluster cluster) {
        if (closed()) {
            return;
        }
        ask(cluster).forEach((gate, answer) -> {
            String condition = cluster.name() + "/" + gate.name();
            boolean waits = !answer.isDone();
            if (waits) {
                log.wait(condition, Event.State.STARTED, "");
            }
            try {
                join(gate, answer);
                if (waits) {
                    log.wait(condition, Event.State.UNCHANGED, "True");
                }
            } catch (HaException e) {
                refusals.put(cluster.name(), e);
                log.wait(condition, Event.State.FAILED, e.getMessage());
                throw e;
            }
        });
    }

    /** @throws HaException with every refusal of the run */
    void rethrow() {
        List<Problem> problems = new ArrayList<>();
        refusals.values().forEach(r -> problems.addAll(r.problems()));
        if (!problems.isEmpty()) {
            throw new HaException(problems);
        }
    }

    /** Ends what is still asked for: the steps that would need the answer were left out. */
    @Override
    public void close() {
        questions.values().forEach(q -> q.values().forEach(f -> f.cancel(true)));
    }

    private boolean closed() {
        return request.ungated() || plugins.gates().isEmpty();
    }

    private Map<Gate, Future<?>> ask(Cluster cluster) {
        return questions.computeIfAbsent(cluster.name(), name -> {
            Proposal proposal = proposal(cluster);
            Equipment equipment = () -> {
                try {
                    equipped.getOrDefault(name, CompletableFuture.completedFuture(null))
                            .get();
                } catch (ExecutionException e) {
                    throw new IllegalStateException("it is completed, never failed", e);
                }
            };
            Map<Gate, Future<?>> asked = new LinkedHashMap<>();
            plugins.gates()
                    .forEach(gate -> asked.put(gate, pool.submit(() -> {
                        gate.pass(proposal, equipment);
                        return null;
                    })));
            return asked;
        });
    }

    private Proposal proposal(Cluster cluster) {
        Map<String, List<CibPart>> parts = new LinkedHashMap<>();
        for (Entry entry : wanted.all()) {
            if (entry.cluster().name().equals(cluster.name()) && entry.part() instanceof CibPart part) {
                parts.computeIfAbsent(entry.instance().component(), c -> new ArrayList<>())
                        .add(part);
            }
        }
        return new Proposal(request.topology(), cluster, parts, plugins.bounds(), plugins.single());
    }

    /** A handler that cannot say before the cluster is there will say later; asking then is soon enough. */
    private static boolean changes(Task task, FirstReading first) {
        try {
            return !Converging.changes(task, first.of(task)).isEmpty();
        } catch (HaException e) {
            return false;
        }
    }

    private static CompletableFuture<Void> equipment(
            Cluster cluster, List<Task> tasks, Map<Integer, CompletableFuture<Outcome>> outcomes) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        List<CompletableFuture<?>> installs = new ArrayList<>();
        for (Task task : tasks) {
            if (task.entries().get(0).part() instanceof Packages
                    && cluster.members().containsAll(task.candidates())) {
                installs.add(outcomes.get(task.id()).thenAccept(o -> {
                    if (o == Outcome.CHANGED || o == Outcome.UNCHANGED) {
                        ready.complete(null);
                    }
                }));
            }
        }
        CompletableFuture.allOf(installs.toArray(new CompletableFuture<?>[0]))
                .whenComplete((done, failure) -> ready.complete(null));
        return ready;
    }

    private static void join(Gate gate, Future<?> answer) {
        try {
            answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HaException(ErrorCode.INTERNAL, "interrupted while waiting for " + gate.name(), e);
        } catch (CancellationException e) {
            throw new HaException(ErrorCode.INTERNAL, gate.name() + " was called off while it was needed", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HaException refusal) {
                throw refusal;
            }
            throw new HaException(
                    ErrorCode.COMPONENT_FAILED,
                    "the gate " + gate.getClass().getName() + " failed: " + e.getCause()
                            + "; the bundle that brings it needs mending, or insist with --unproven",
                    e.getCause());
        }
    }
}
