package io.hastack.engine.internal;

import io.hastack.engine.Progress;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Facts of all tasks, one round trip a node, before anything is changed. */
final class FirstReading {
    private static final Duration TOLD_EVERY = Duration.ofSeconds(5);

    private final Map<Site, NodeFacts> bySite;
    private final Topology topology;

    private FirstReading(Topology topology, Map<Site, NodeFacts> bySite) {
        this.topology = topology;
        this.bySite = bySite;
    }

    /** @throws HaException with the problem of every node that does not answer */
    static FirstReading of(
            Topology topology, List<Task> tasks, NodeAccess access, ExecutorService pool, Progress progress) {
        Map<Site, List<Fact>> wanted = new LinkedHashMap<>();
        for (Task task : tasks) {
            Site site = site(topology, task);
            wanted.computeIfAbsent(site, s -> new ArrayList<>()).addAll(Converging.facts(task, site));
        }
        Map<Site, CompletableFuture<NodeFacts>> answers = new LinkedHashMap<>();
        wanted.forEach((site, facts) ->
                answers.put(site, CompletableFuture.supplyAsync(() -> access.read(site, facts), pool)));
        Map<Site, NodeFacts> bySite = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        answers.forEach((site, answer) -> {
            try {
                bySite.put(site, patiently(site, answer, progress));
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof HaException problem)) {
                    throw e;
                }
                problems.addAll(problem.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new HaException(problems.stream().distinct().toList());
        }
        return new FirstReading(topology, bySite);
    }

    /** A node may still be at work for a run whose console died; facts wait for it, and the operator is told. */
    private static NodeFacts patiently(Site site, CompletableFuture<NodeFacts> answer, Progress progress) {
        while (true) {
            try {
                return answer.get(TOLD_EVERY.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                progress.waiting(
                        "facts of " + site.node().name(),
                        "the node has not answered yet; changes of an earlier run may still be under way there");
            } catch (ExecutionException e) {
                throw new CompletionException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HaException(ErrorCode.NODE_LOST, "interrupted while reading facts", e);
            }
        }
    }

    /**
     * Asks every handler before anything is touched.
     *
     * @throws HaException with all that is wrong input or refused for safety
     */
    void refuse(List<Task> tasks) {
        List<Problem> problems = new ArrayList<>();
        for (Task task : tasks) {
            try {
                Converging.changes(task, of(task));
            } catch (HaException e) {
                e.problems().stream()
                        .filter(p -> p.code().kind().exitCode() > 1)
                        .forEach(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new HaException(problems.stream().distinct().toList());
        }
    }

    NodeFacts of(Task task) {
        return bySite.get(site(topology, task));
    }

    static Site site(Topology topology, Task task) {
        return new Site(topology, task.cluster(), task.candidates().get(0));
    }
}
