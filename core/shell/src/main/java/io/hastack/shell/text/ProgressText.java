package io.hastack.shell.text;

import io.hastack.engine.Progress;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A run's progress as lines that begin with the time elapsed: stages as they begin, steps as they end if they changed
 * something or failed, waits at most every ten seconds. Safe for use by many threads.
 */
public final class ProgressText implements Progress {
    /** How often a wait, or a run in which nothing ends, says that it goes on. */
    public static final Duration PULSE = Duration.ofSeconds(10);

    private record Open(Step step, Instant since) {}

    private final Clock clock;
    private final Consumer<String> sink;
    private final Instant begin;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Map<String, Instant> waits = new LinkedHashMap<>();
    private final Map<String, Integer> stages = new TreeMap<>();

    /** Begins to count now; {@code sink} takes each line and must not block. */
    public ProgressText(Clock clock, Consumer<String> sink) {
        this.clock = clock;
        this.sink = sink;
        begin = clock.instant();
    }

    @Override
    public synchronized void step(Step step, Event event) {
        if (!stages.containsValue(step.stage())) {
            print("stage " + step.stage());
        }
        stages.put(step.id(), step.stage());
        if (event.state() == Event.State.STARTED) {
            open.put(step.id(), new Open(step, event.at()));
            return;
        }
        Open started = open.remove(step.id());
        if (event.state() == Event.State.CHANGED || event.state() == Event.State.FAILED) {
            Instant since = started == null ? event.at() : started.since();
            String took = Words.seconds(Duration.between(since, event.at()));
            print(name(step) + "  " + event.state() + " " + took + detail(event));
        }
    }

    @Override
    public synchronized void waiting(String condition, String message) {
        Instant now = clock.instant();
        Instant last = waits.get(condition);
        if (last == null || !Duration.between(last, now).minus(PULSE).isNegative()) {
            waits.put(condition, now);
            print("waiting for " + condition + ": " + message);
        }
    }

    /** Returns a line that says what runs now and since when, if anything does. */
    public synchronized Optional<String> running() {
        return open.values().stream().findFirst().map(o -> {
            String since = Words.seconds(Duration.between(o.since(), clock.instant()));
            String others = open.size() > 1 ? ", and " + (open.size() - 1) + " more" : "";
            return stamp() + name(o.step()) + "  runs " + since + others;
        });
    }

    /** Returns the stage of each step seen, by id. */
    public synchronized Map<String, Integer> stages() {
        return Map.copyOf(stages);
    }

    private void print(String line) {
        sink.accept(stamp() + line);
    }

    private String stamp() {
        return Words.clock(Duration.between(begin, clock.instant())) + "  ";
    }

    private static String name(Step step) {
        return "%-8s  %-10s  %s".formatted(step.node(), step.component(), Words.cut(step.part(), 48));
    }

    private static String detail(Event event) {
        return event.detail().isBlank() ? "" : "  " + event.detail();
    }
}
