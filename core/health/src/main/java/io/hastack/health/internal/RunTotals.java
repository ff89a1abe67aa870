package io.hastack.health.internal;

import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results and durations of all runs in the journal, by workflow. Read at most every half minute: journals are long. */
final class RunTotals {
    private static final Duration FRESH = Duration.ofSeconds(30);

    /**
     * Runs of a workflow.
     *
     * @param states how many ended how, by state
     * @param ended how many have an end
     * @param seconds they took together
     */
    record Total(Map<String, Long> states, long ended, double seconds) {}

    private final Runs runs;
    private final Clock clock;
    private Instant read = Instant.EPOCH;
    private Map<String, Total> totals = Map.of();

    RunTotals(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    synchronized Map<String, Total> byWorkflow() {
        Instant now = clock.instant();
        if (!now.isBefore(read.plus(FRESH))) {
            read = now;
            totals = count(runs.all());
        }
        return totals;
    }

    private static Map<String, Total> count(List<Run> all) {
        Map<String, Total> totals = new TreeMap<>();
        for (Run run : all) {
            Total before = totals.getOrDefault(run.workflow(), new Total(Map.of(), 0, 0));
            Map<String, Long> states = new TreeMap<>(before.states());
            states.merge(run.state().name(), 1L, Long::sum);
            double seconds = run.ended()
                    .map(end -> Duration.between(run.started(), end).toMillis() / 1000.0)
                    .orElse(0.0);
            totals.put(
                    run.workflow(),
                    new Total(states, before.ended() + (run.ended().isPresent() ? 1 : 0), before.seconds() + seconds));
        }
        return totals;
    }
}
