package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.LineDrift;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final String EXPECTED =
            """
            # Written by Hastack

            [DEFAULT]
            debug = false
            transport_url = rabbit://nova:${secret:nova.rabbit}@ctl1
            [database]
            connection = mysql://nova:${secret:nova.db}@vip/nova
            max_retries = -1
            """;

    @Test
    void whatIsTheSameHasNoLine() {
        assertThat(of(EXPECTED)).isEmpty();
    }

    @Test
    void aChangedValueIsToldWithItsLineOptionAndBothTexts() {
        assertThat(of(EXPECTED.replace("debug = false", "debug = true")))
                .containsExactly(line(4, "DEFAULT.debug", "debug = false", "debug = true"));
    }

    @Test
    void aMissingLineIsToldWhereItBelongs() {
        assertThat(of(EXPECTED.replace("debug = false\n", "")))
                .containsExactly(line(4, "DEFAULT.debug", "debug = false", ""));
        assertThat(of(EXPECTED.replace("max_retries = -1\n", "")))
                .containsExactly(line(8, "database.max_retries", "max_retries = -1", ""));
    }

    @Test
    void anAddedLineIsToldWithTheSectionItIsIn() {
        assertThat(of(EXPECTED + "pool = 9\n")).containsExactly(line(9, "database.pool", "", "pool = 9"));
        assertThat(of(EXPECTED + "# by hand\n")).containsExactly(line(9, "", "", "# by hand"));
    }

    @Test
    void linesThatStandTogetherAreToldEachForItself() {
        String other = EXPECTED.replace("debug = false", "debug = true\nverbose = true")
                .replace("# Written", "# written");
        assertThat(of(other))
                .containsExactly(
                        line(1, "", "# Written by Hastack", ""),
                        line(1, "", "", "# written by Hastack"),
                        line(4, "DEFAULT.debug", "debug = false", "debug = true"),
                        line(5, "DEFAULT.verbose", "", "verbose = true"));
    }

    @Test
    void whatMayBeASecretIsNotTold() {
        assertThat(of(EXPECTED.replace("${secret:nova.db}", "hunter2")))
                .containsExactly(line(
                        7,
                        "database.connection",
                        "connection = mysql://nova:${secret:nova.db}@vip/nova",
                        "connection = (not told: it may be a secret)"));
        assertThat(of(EXPECTED + "admin_password = hunter2\n"))
                .containsExactly(
                        line(9, "database.admin_password", "", "admin_password = (not told: it may be a secret)"));
    }

    @Test
    void aTextWithoutOptionsIsComparedLineByLine() {
        assertThat(new Differences("/f", false, "-m 64\n-l 10.0.0.1\n", "-m 65\n-l 10.0.0.1\n").lines())
                .containsExactly(new LineDrift("/f", 1, "", "-m 64", "-m 65"));
    }

    private static List<LineDrift> of(String found) {
        return new Differences("/f", true, EXPECTED, found).lines();
    }

    private static LineDrift line(int number, String option, String expected, String found) {
        return new LineDrift("/f", number, option, expected, found);
    }
}
