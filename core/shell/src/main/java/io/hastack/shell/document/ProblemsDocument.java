package io.hastack.shell.document;

import io.hastack.spi.problem.Problem;
import java.util.List;
import java.util.Locale;

/** What every command prints with {@code --json} in place of its own document if it ends with an error. */
public record ProblemsDocument(List<ProblemDocument> problems) {
    /** One thing that is wrong; {@code kind} is input, safety, environment or bug. */
    public record ProblemDocument(String code, String kind, String message) {
        static ProblemDocument of(Problem problem) {
            String kind = problem.code().kind().name().toLowerCase(Locale.ROOT);
            return new ProblemDocument(problem.code().name(), kind, problem.message());
        }
    }

    /** Returns the document of what is wrong. */
    public static ProblemsDocument of(List<Problem> problems) {
        return new ProblemsDocument(problems.stream().map(ProblemDocument::of).toList());
    }
}
