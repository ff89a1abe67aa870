package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.problem.ErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
    private static final String HEAD =
            """
            # Error codes

            Every error has one of these codes; the kind decides the exit code of the command. Wrong input (2) and a refusal for
            safety (3) touch nothing, but for REFUSED_UNPROVEN, which leaves the CIB alone. This page is written by `mvn test -pl core/shell -am -Dhastack.docs=write` from the list in
            `ErrorCode.java`; the build fails when they differ.

            | Code | Kind | Exit code | Meaning |
            |---|---|---|---|
            """;

    @Test
    void thePageListsEveryCode() throws IOException {
        Page page = Page.of("errors.md");
        String expected = HEAD
                + Arrays.stream(ErrorCode.values()).map(ErrorsPageTest::row).collect(Collectors.joining());
        page.writeIfAsked(expected);

        assertThat(page.text())
                .as("docs/errors.md; write it with -Dhastack.docs=write")
                .isEqualTo(expected);
    }

    private static String row(ErrorCode code) {
        ErrorCode.Kind kind = code.kind();
        return "| `%s` | %s | %d | %s |%n"
                .formatted(code.name(), kind.name().toLowerCase(Locale.ROOT), kind.exitCode(), code.meaning());
    }
}
