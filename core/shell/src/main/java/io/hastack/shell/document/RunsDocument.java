package io.hastack.shell.document;

import io.hastack.engine.Run;
import java.util.List;

/** What {@code ha:runs --json} prints, newest first. */
public record RunsDocument(List<Line> runs) {
    /** A run without its steps. */
    public record Line(
            String id,
            String workflow,
            String state,
            List<String> components,
            String started,
            String ended,
            long changes,
            String message) {
        static Line of(Run run) {
            return new Line(
                    run.id(),
                    run.workflow(),
                    run.state().name(),
                    run.components().stream().sorted().toList(),
                    Json.time(run.started()),
                    Json.time(run.ended()),
                    run.changes(),
                    run.message());
        }
    }

    /** Returns the document of runs. */
    public static RunsDocument of(List<Run> runs) {
        return new RunsDocument(runs.stream().map(Line::of).toList());
    }
}
