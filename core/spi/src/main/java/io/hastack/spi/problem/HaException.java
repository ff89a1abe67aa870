package io.hastack.spi.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The one exception type of Hastack. Holds one problem or more, so that a wrong file is reported at once as a whole. */
public final class HaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public HaException(ErrorCode code, String message) {
        this(List.of(new Problem(code, message)));
    }

    public HaException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        problems = List.of(new Problem(code, message));
    }

    /** Reports all problems of an input together; the first one's code decides {@link #code()}. */
    public HaException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an HaException needs at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** Returns the first problem's code, or, if any problem is wrong input, that one's: input is mended first. */
    public ErrorCode code() {
        return problems.stream()
                .map(Problem::code)
                .filter(c -> c.kind() == ErrorCode.Kind.INPUT)
                .findFirst()
                .orElse(problems.get(0).code());
    }

    /** Returns every problem, in the order found. */
    public List<Problem> problems() {
        return problems;
    }
}
