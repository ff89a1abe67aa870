package io.hastack.shell.document;

import io.hastack.spi.problem.Problem;
import java.util.List;
import java.util.Locale;

/** What {@code ha:check --json} prints. */
public record CheckDocument(boolean valid, List<ProblemDocument> problems) {
    /** One thing that is wrong; {@code kind} is input, safety, environment or bug. */
    public record ProblemDocument(String code, String kind, String message) {}

    /** Returns the document of what is wrong; nothing wrong is valid. */
    public static CheckDocument of(List<Problem> problems) {
        return new CheckDocument(
                problems.isEmpty(),
                problems.stream()
                        .map(p -> new ProblemDocument(
                                p.code().name(), p.code().kind().name().toLowerCase(Locale.ROOT), p.message()))
                        .toList());
    }
}
