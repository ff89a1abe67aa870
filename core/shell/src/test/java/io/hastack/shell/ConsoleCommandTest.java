package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hastack.shell.text.Console;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleCommandTest {
    private final Printed printed = new Printed();

    @Test
    void everyProblemIsALineAndTheKindDecidesTheExitCode() {
        HaException wrong = new HaException(List.of(
                new Problem(ErrorCode.REFUSED_FENCING, "ctl1 has no fencing"),
                new Problem(ErrorCode.INPUT_SYNTAX, "topology.yaml:3:1: unknown key")));

        assertThat(printed.run(failing(wrong))).isEqualTo(2);
        assertThat(printed.lines())
                .containsExactly("error: ctl1 has no fencing", "error: topology.yaml:3:1: unknown key");
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
        assertThat(printed.out())
                .matches("(?s)error: internal error [0-9a-f]{8} \\(IllegalStateException\\).*")
                .doesNotContain("abc");
    }

    @Test
    void withJsonAnErrorIsADocument() throws Exception {
        ConsoleCommand command = failing(new HaException(ErrorCode.REFUSED_LOCKED, "run 7 holds the topology"));
        command.json = true;

        assertThat(printed.run(command)).isEqualTo(3);
        assertThat(new ObjectMapper()
                        .readTree(printed.out())
                        .at("/problems/0/code")
                        .asText())
                .isEqualTo("REFUSED_LOCKED");
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
