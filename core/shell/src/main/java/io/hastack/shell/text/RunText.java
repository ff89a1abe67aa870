package io.hastack.shell.text;

import io.hastack.engine.Run;
import io.hastack.engine.Run.StepRun;
import io.hastack.spi.plan.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs as people read them. */
public final class RunText {
    private RunText() {}

    /** Returns the table of runs. */
    public static Table table(List<Run> runs) {
        Table table = Table.of("no runs yet", "Run", "State", "Started", "Seconds", "Changes", "Components", "Message");
        runs.forEach(r -> table.row(
                r.id(),
                r.state(),
                r.started(),
                took(r).map(Words::seconds).orElse(""),
                r.changes(),
                names(r),
                r.message()));
        return table;
    }

    /** Returns the table of a run's steps. */
    public static Table steps(Run run) {
        Table table = Table.of("no steps", "Place", "Component", "Part", "State", "Seconds", "Detail");
        for (StepRun step : run.steps()) {
            StepName name = StepName.of(step.id());
            String seconds = step.ended().isPresent() ? Words.seconds(CriticalPath.took(step)) : "";
            table.row(name.place(), name.component(), Words.cut(name.part(), 60), step.state(), seconds, step.detail());
        }
        return table;
    }

    /**
     * Returns the table of stages: how many steps each had and how long it took from its first start to its last end.
     *
     * @param stages stage by id of the step, as progress saw it
     */
    public static Table stages(Run run, Map<String, Integer> stages) {
        Table table = Table.of("no stages", "Stage", "Steps", "Changes", "Seconds");
        Map<Integer, List<StepRun>> byStage = new TreeMap<>();
        run.steps().stream().filter(s -> stages.containsKey(s.id())).forEach(s -> byStage.computeIfAbsent(
                        stages.get(s.id()), i -> new ArrayList<>())
                .add(s));
        byStage.forEach((stage, steps) -> {
            long changed =
                    steps.stream().filter(s -> s.state() == Event.State.CHANGED).count();
            table.row(stage, steps.size(), changed, Words.seconds(span(steps)));
        });
        return table;
    }

    /** Returns what a run came to: its result, what its time was spent on, and for each failure what to do. */
    public static List<String> summary(Run run) {
        List<String> lines = new ArrayList<>();
        long already = count(run, Event.State.UNCHANGED);
        lines.add(run.id() + " " + run.state()
                + took(run).map(t -> " in " + Words.seconds(t)).orElse("") + ": " + Words.count(run.changes(), "change")
                + ", " + already + " already so");
        List<StepRun> path = CriticalPath.of(run);
        if (!path.isEmpty()) {
            lines.add("the time went into");
            path.forEach(s -> lines.add("  %8s  %s".formatted(Words.seconds(CriticalPath.took(s)), spent(s))));
        }
        lines.addAll(failures(run));
        return lines;
    }

    private static List<String> failures(Run run) {
        List<String> lines = new ArrayList<>();
        run.steps().stream()
                .filter(s -> s.state() == Event.State.FAILED)
                .forEach(s -> lines.add("failed: " + s.id() + ": " + s.detail()));
        if (run.state() == Run.State.FAILED || run.state() == Run.State.INTERRUPTED) {
            if (lines.isEmpty()) {
                lines.add("failed: " + run.message());
            }
            long skipped = count(run, Event.State.SKIPPED);
            if (skipped > 0) {
                lines.add(Words.count(skipped, "step") + " that follow were left out");
            }
            lines.add("mend the cause, then: ha:resume        every step: ha:run " + run.id());
        }
        return lines;
    }

    private static String spent(StepRun step) {
        StepName name = StepName.of(step.id());
        return (name.place().isEmpty() ? "" : name.place() + "  ") + name.component() + " "
                + Words.cut(name.part(), 60);
    }

    private static long count(Run run, Event.State state) {
        return run.steps().stream().filter(s -> s.state() == state).count();
    }

    private static String names(Run run) {
        return run.components().isEmpty()
                ? "all"
                : String.join(",", run.components().stream().sorted().toList());
    }

    private static Optional<Duration> took(Run run) {
        return run.ended().map(e -> Duration.between(run.started(), e));
    }

    private static Duration span(List<StepRun> steps) {
        Instant first = steps.stream()
                .map(StepRun::started)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant last = steps.stream()
                .flatMap(s -> s.ended().stream())
                .max(Comparator.naturalOrder())
                .orElse(first);
        return Duration.between(first, last);
    }
}
