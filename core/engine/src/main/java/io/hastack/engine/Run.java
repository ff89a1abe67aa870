package io.hastack.engine;

import io.hastack.spi.plan.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run as its journal tells it.
 *
 * @param id sorts by time, such as {@code 20261122-160100-deploy}
 * @param components what was asked for; of a workflow its subject, which may be a node
 * @param ended empty while it runs, or if its console died
 * @param message the first failure, or a summary
 * @param steps in the order of their start; a stage's wait for a condition is a step too, {@code wait/<condition>}
 */
public record Run(
        String id,
        String workflow,
        Set<String> components,
        State state,
        Instant started,
        Optional<Instant> ended,
        String message,
        List<StepRun> steps) {
    /** How far a run got. */
    public enum State {
        RUNNING,
        FINISHED,
        FAILED,
        /** Its console died; {@code ha:resume} goes on. */
        INTERRUPTED
    }

    /** One step of a run. */
    public record StepRun(String id, Event.State state, Instant started, Optional<Instant> ended, String detail) {}

    /** Returns how many steps changed something. */
    public long changes() {
        return steps.stream().filter(s -> s.state() == Event.State.CHANGED).count();
    }
}
