package io.hastack.prover.place;

import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import io.hastack.prover.Simulator;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code crm_simulate} of a cluster's own nodes: one round trip a node and batch, with as many processes there as it
 * has processors. A node that is lost in the middle leaves its questions to the others.
 */
final class NodeSimulator implements Simulator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeSimulator.class);
    /** Questions a node gets at once for each processor: seconds of work, so that an interrupt is heard. */
    private static final int AT_ONCE = 100;

    private static final Duration CLOSE = Duration.ofSeconds(120);

    private final List<NodeFolder> nodes;
    private final String version;
    private final String probe;
    private final ExecutorService pool;
    private boolean checked;

    /**
     * Uses nodes whose schedulers have one version.
     *
     * @param cib the CIB that they were opened with
     */
    NodeSimulator(List<NodeFolder> nodes, String cib) {
        this.nodes = new ArrayList<>(nodes);
        this.version = nodes.get(0).version();
        this.probe = ProbeCib.of(cib);
        this.pool = Executors.newFixedThreadPool(nodes.size(), work -> {
            Thread thread = new Thread(work, "hastack-simulator");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Optional<String> refusal(String cib) {
        if (ProbeCib.of(cib).equals(probe)) {
            return nodes.get(0).refusal();
        }
        Outcome outcome = nodes.get(0)
                .run(List.of(new Simulation(ProbeCib.of(cib), List.of())), false)
                .get(0);
        return outcome.answered()
                ? Optional.empty()
                : Optional.of(
                        "crm_simulate " + version + ": " + outcome.messages().strip());
    }

    @Override
    public List<Outcome> run(List<Simulation> batch) throws InterruptedException {
        Outcome[] outcomes = new Outcome[batch.size()];
        while (true) {
            int room = AT_ONCE * nodes.stream().mapToInt(NodeFolder::processors).sum();
            List<Integer> open = IntStream.range(0, outcomes.length)
                    .filter(i -> outcomes[i] == null)
                    .limit(room)
                    .boxed()
                    .toList();
            if (open.isEmpty()) {
                return Arrays.asList(outcomes);
            }
            ask(Share.of(open, batch, nodes), batch, outcomes);
            checked = true;
        }
    }

    private void ask(Map<NodeFolder, List<Integer>> shares, List<Simulation> batch, Outcome[] outcomes)
            throws InterruptedException {
        Map<NodeFolder, Future<List<Outcome>>> answers = new LinkedHashMap<>();
        shares.forEach((node, questions) -> answers.put(
                node,
                pool.submit(() -> node.run(questions.stream().map(batch::get).toList(), checked))));
        for (Map.Entry<NodeFolder, Future<List<Outcome>>> answer : answers.entrySet()) {
            try {
                List<Outcome> said = answer.getValue().get();
                List<Integer> questions = shares.get(answer.getKey());
                IntStream.range(0, said.size()).forEach(i -> outcomes[questions.get(i)] = said.get(i));
            } catch (ExecutionException e) {
                lost(answer.getKey(), e);
            } catch (InterruptedException e) {
                answers.keySet().forEach(node -> quietly("stop", node, NodeFolder::stop));
                throw e;
            }
        }
    }

    private void lost(NodeFolder node, ExecutionException e) {
        if (!(e.getCause() instanceof HaException problem)) {
            throw new IllegalStateException("a simulation on node '" + node.node() + "' failed", e.getCause());
        }
        if (nodes.size() == 1) {
            throw problem;
        }
        LOG.warn("{}; the other nodes go on", problem.getMessage());
        nodes.remove(node);
    }

    @Override
    public void close() {
        nodes.forEach(node -> pool.execute(() -> quietly("clean up", node, NodeFolder::close)));
        pool.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            if (!pool.awaitTermination(CLOSE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("nodes still clean up after {} s", CLOSE.toSeconds());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void quietly(String what, NodeFolder node, Consumer<NodeFolder> call) {
        try {
            call.accept(node);
        } catch (HaException e) {
            LOG.warn("could not {} on node '{}': {}", what, node.node(), e.getMessage());
        }
    }
}
