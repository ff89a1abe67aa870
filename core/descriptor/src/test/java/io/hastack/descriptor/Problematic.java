package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an input is refused for. */
final class Problematic {
    private Problematic() {}

    /** Returns {@code CODE message} of each problem. */
    static List<String> problems(ThrowingCallable call) {
        HaException thrown = catchThrowableOfType(HaException.class, call);
        return thrown == null ? List.of() : lines(thrown.problems());
    }

    static List<String> lines(List<Problem> problems) {
        return problems.stream().map(p -> p.code() + " " + p.message()).toList();
    }
}
