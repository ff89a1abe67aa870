package io.hastack.engine.internal;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Site;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Reads facts from nodes and changes them, one round trip each, and counts the round trips. */
final class NodeAccess {
    private static final Duration EACH_FACT = Duration.ofSeconds(20);
    private static final Duration PIECE = Duration.ofSeconds(60);

    private final Transport transport;
    private final References references;
    private final Map<String, AtomicInteger> trips = new ConcurrentHashMap<>();
    private final Consumer<String> counted;

    NodeAccess(Transport transport, References references) {
        this(transport, references, node -> {});
    }

    /** @param counted is told the node of each round trip */
    NodeAccess(Transport transport, References references, Consumer<String> counted) {
        this.transport = transport;
        this.references = references;
        this.counted = counted;
    }

    /** Reads facts, after changes under way on the node have ended. */
    NodeFacts read(Site site, List<Fact> facts) {
        Map<Fact, Duration> deadlines = new LinkedHashMap<>();
        facts.forEach(fact -> deadlines.put(fact, EACH_FACT));
        return read(site, deadlines, true);
    }

    /** Runs probes, which wait for no changes; they begin in the map's order and each has a deadline. */
    NodeFacts probe(Site site, Map<Fact, Duration> deadlines) {
        return read(site, deadlines, false);
    }

    private NodeFacts read(Site site, Map<Fact, Duration> deadlines, boolean locked) {
        if (deadlines.isEmpty()) {
            return new NodeFacts(site, Map.of(), references);
        }
        FactScript script = new FactScript(deadlines);
        Duration deadline = script.longest().plusSeconds(locked ? 330 : 15);
        CommandResult result = send(site, script.text(t -> references.resolve(t, site), locked), deadline);
        return new NodeFacts(site, script.parse(result.output(), references::mask), references);
    }

    /** Carries changes out; the result's texts are masked. */
    CommandResult change(Site site, List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.SendFile file) {
                CommandResult result = new Pieces(file.payload()).send(s -> send(site, s, PIECE));
                if (!result.ok()) {
                    return result;
                }
            }
        }
        ChangeScript script = new ChangeScript(changes);
        CommandResult result = send(site, script.text(t -> references.resolve(t, site)), script.timeout());
        return new CommandResult(
                result.exitCode(), references.mask(result.output()), references.mask(result.error()), result.took());
    }

    /** Returns a text as it comes back from a node that has it: what is the node's resolved, and secrets as references. */
    String asTold(Site site, String text) {
        return references.mask(references.resolve(text, site));
    }

    /** Returns how many round trips each node has seen. */
    Map<String, Integer> roundTrips() {
        Map<String, Integer> counts = new TreeMap<>();
        trips.forEach((node, count) -> counts.put(node, count.get()));
        return counts;
    }

    private CommandResult send(Site site, String script, Duration deadline) {
        trips.computeIfAbsent(site.node().name(), n -> new AtomicInteger()).incrementAndGet();
        counted.accept(site.node().name());
        return transport.run(site.topology().access(), site.node(), script, deadline);
    }
}
