package io.hastack.shell.document;

import io.hastack.engine.Run;
import java.util.List;

/** What {@code ha:run --json}, {@code ha:deploy --json} and {@code ha:resume --json} print. */
public record RunDocument(
        String id,
        String workflow,
        String state,
        List<String> components,
        String started,
        String ended,
        long changes,
        String message,
        List<StepDocument> steps) {
    /** A step of the run; {@code ended} is null while it runs. */
    public record StepDocument(String id, String state, String started, String ended, String detail) {
        static StepDocument of(Run.StepRun step) {
            return new StepDocument(
                    step.id(), step.state().name(), Json.time(step.started()), Json.time(step.ended()), step.detail());
        }
    }

    /** Returns the document of a run. */
    public static RunDocument of(Run run) {
        return new RunDocument(
                run.id(),
                run.workflow(),
                run.state().name(),
                run.components().stream().sorted().toList(),
                Json.time(run.started()),
                Json.time(run.ended()),
                run.changes(),
                run.message(),
                run.steps().stream().map(StepDocument::of).toList());
    }
}
