package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Database;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Site;
import io.hastack.spi.transport.CommandResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseHandlerTest {
    private static final Database NOVA = new Database(Placement.ONCE, "nova", "nova", "nova.db");
    private static final Database API = new Database(Placement.ONCE, "nova_api", "nova", "nova.db");
    private static final String ALL =
            "database nova\t1\ndatabase nova_api\t1\nuser nova\t1\ngrant nova nova\t1\n" + "grant nova nova_api\t1\n";

    private final DatabaseHandler handler = new DatabaseHandler();

    @Test
    void changesNothingWhenAllIsThere() {
        assertThat(handler.converge(List.of(NOVA, API), facts(0, ALL))).isEmpty();
    }

    @Test
    void makesEverythingInOneScriptWhileMariaDbIsNotInstalled() {
        assertThat(handler.converge(List.of(NOVA, API), facts(127, "")))
                .singleElement()
                .isInstanceOfSatisfying(Change.Script.class, change -> assertThat(change.script())
                        .contains("CREATE DATABASE IF NOT EXISTS `nova`;")
                        .contains("GRANT ALL PRIVILEGES ON `nova\\_api`.* TO 'nova'@'%';")
                        .containsOnlyOnce("CREATE USER IF NOT EXISTS 'nova'@'%'"));
    }

    @Test
    void setsOnlyThePasswordWhenTheSecretWasRotated() {
        assertThat(handler.converge(List.of(NOVA, API), facts(0, ALL.replace("user nova\t1", "user nova\t0"))))
                .singleElement()
                .isInstanceOfSatisfying(Change.Script.class, change -> {
                    assertThat(change.describe()).isEqualTo("set the password of SQL user nova");
                    assertThat(change.script()).contains("ALTER USER").doesNotContain("CREATE DATABASE", "GRANT");
                });
    }

    @Test
    void asksForAllInOneQueryOnStandardInput() {
        assertThat(handler.facts(List.of(NOVA, API), site())).singleElement().satisfies(fact -> {
            assertThat(fact.script().lines().findFirst().orElse("")).doesNotContain("secret");
            assertThat(fact.script()).contains("'database nova_api'").containsOnlyOnce("mariadb");
        });
    }

    @Test
    void namesNoPasswordInWhatPlansShow() {
        assertThat(handler.converge(List.of(NOVA), facts(1, "")))
                .allSatisfy(change -> assertThat(change.describe()).doesNotContain("secret"));
    }

    private static Site site() {
        return new Site(null, null, null);
    }

    private static Facts facts(int exitCode, String output) {
        return new Facts() {
            @Override
            public Site site() {
                return DatabaseHandlerTest.site();
            }

            @Override
            public CommandResult get(Fact fact) {
                return new CommandResult(exitCode, output, "", Duration.ZERO);
            }

            @Override
            public String sha256(String text) {
                throw new AssertionError("the database compares passwords itself");
            }
        };
    }
}
