package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.shell.text.Console;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleCommandTest {
    private final Printed printed = new Printed();

    @Test
    void everyProblemIsALineOfStandardErrorAndTheKindDecidesTheExitCode() {
        HaException wrong = new HaException(List.of(
                new Problem(ErrorCode.REFUSED_FENCING, "ctl1 has no fencing"),
                new Problem(ErrorCode.INPUT_SYNTAX, "topology.yaml:3:1: unknown key")));

        assertThat(printed.run(failing(wrong))).isEqualTo(2);
        assertThat(printed.err().lines())
                .containsExactly("error: ctl1 has no fencing", "error: topology.yaml:3:1: unknown key");
        assertThat(printed.out()).isEmpty();
    }

    @Test
    void kindsHaveTheirExitCodes() {
        assertThat(printed.run(failing(new HaException(ErrorCode.REFUSED_LOCKED, "x"))))
                .isEqualTo(3);
        assertThat(printed.run(failing(new HaException(ErrorCode.NODE_LOST, "x"))))
                .isEqualTo(1);
        assertThat(printed.run(failing(new HaException(ErrorCode.INTERNAL, "x"))))
                .isEqualTo(1);
    }

    @Test
    void theUnexpectedIsReportedWithAReferenceAndWithoutWhatItSays() {
        assertThat(printed.run(failing(new IllegalStateException("password=abc"))))
                .isEqualTo(1);
        assertThat(printed.err())
                .matches("(?s)error: internal error [0-9a-f]{8} \\(IllegalStateException\\).*")
                .doesNotContain("abc");
    }

    private static ConsoleCommand failing(RuntimeException failure) {
        return new ConsoleCommand() {
            @Override
            protected int run(Console console) {
                throw failure;
            }
        };
    }
}
