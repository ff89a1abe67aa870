package io.hastack.shell.text;

import io.hastack.engine.Run;
import io.hastack.engine.Run.StepRun;
import io.hastack.spi.plan.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/** The chain of steps that a run's length comes from: the last one to end, what ended last before it began, and so on. */
final class CriticalPath {
    private static final Comparator<StepRun> BY_END =
            Comparator.comparing(CriticalPath::end).thenComparing(CriticalPath::took);

    private CriticalPath() {}

    static List<StepRun> of(Run run) {
        List<StepRun> ended = run.steps().stream()
                .filter(s -> s.ended().isPresent() && s.state() != Event.State.SKIPPED)
                .filter(s -> took(s).toMillis() > 0)
                .toList();
        LinkedList<StepRun> path = new LinkedList<>();
        Optional<StepRun> current = ended.stream().max(BY_END);
        while (current.isPresent()) {
            StepRun step = current.get();
            path.addFirst(step);
            current =
                    ended.stream().filter(s -> !end(s).isAfter(step.started())).max(BY_END);
        }
        return path;
    }

    static Duration took(StepRun step) {
        return Duration.between(step.started(), end(step));
    }

    private static Instant end(StepRun step) {
        return step.ended().orElse(step.started());
    }
}
