package io.hastack.prover.internal;

import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import io.hastack.prover.Simulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the simulator what the cache does not know. Times that a simulation wrote are all set to the same one, so that
 * equal questions are equal texts whenever they are asked. Belongs to one thread.
 */
final class Asking {
    private static final Pattern TIMES =
            Pattern.compile("( last-rc-change=\"| (?:name=\"last-failure-[^\"]*\") value=\")(\\d+)");

    private final Simulator simulator;
    private final Optional<Cache> cache;
    private final long epoch;
    private int calls;

    /** {@code epoch} is the latest time of the CIB, in seconds. */
    Asking(Simulator simulator, Optional<Cache> cache, long epoch) {
        this.simulator = simulator;
        this.cache = cache;
        this.epoch = epoch;
    }

    /** Returns how often the scheduler was asked. */
    int calls() {
        return calls;
    }

    List<Outcome> ask(List<Simulation> batch) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Map<String, Outcome> known = new HashMap<>();
        Map<String, Simulation> unknown = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>();
        for (Simulation simulation : batch) {
            String key = Cache.key(simulator.version(), simulation);
            keys.add(key);
            if (!known.containsKey(key) && !unknown.containsKey(key)) {
                cache.flatMap(c -> c.find(key))
                        .ifPresentOrElse(o -> known.put(key, o), () -> unknown.put(key, simulation));
            }
        }
        if (!unknown.isEmpty()) {
            List<Outcome> answers = simulator.run(List.copyOf(unknown.values()));
            calls += unknown.size();
            int at = 0;
            for (String key : unknown.keySet()) {
                Outcome answer = timeless(answers.get(at++));
                known.put(key, answer);
                if (answer.answered()) {
                    cache.ifPresent(c -> c.keep(key, answer));
                }
            }
        }
        return keys.stream().map(known::get).toList();
    }

    private Outcome timeless(Outcome o) {
        String cib = TIMES.matcher(o.cib()).replaceAll(t -> t.group(1) + Math.min(epoch, Long.parseLong(t.group(2))));
        return new Outcome(o.exitCode(), cib, o.graph(), o.report(), o.messages());
    }
}
