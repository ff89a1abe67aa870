package io.hastack.shell.document;

import io.hastack.spi.problem.Problem;
import java.util.List;

/** What {@code ha:check --json} prints. */
public record CheckDocument(boolean valid, List<ProblemsDocument.ProblemDocument> problems) {
    /** Returns the document of what is wrong; nothing wrong is valid. */
    public static CheckDocument of(List<Problem> problems) {
        return new CheckDocument(
                problems.isEmpty(), ProblemsDocument.of(problems).problems());
    }
}
