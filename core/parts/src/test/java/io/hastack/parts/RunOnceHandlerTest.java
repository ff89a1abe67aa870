package io.hastack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.transport.CommandResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunOnceHandlerTest {
    private final RunOnceHandler handler = new RunOnceHandler();

    @Test
    void whatIsAlreadySoIsNotRun() {
        assertThat(handler.converge(List.of(once("root", "echo x")), FakeFacts.of("")))
                .isEmpty();
    }

    @Test
    void aUsersCommandIsNotInAnArgumentList() {
        List<Change> changes = handler.converge(
                List.of(once("keystone", "keystone-manage --password '${secret:p}'")), FakeFacts.failing(1, ""));
        assertThat(changes).singleElement().isInstanceOfSatisfying(Change.Script.class, change -> {
            assertThat(change.describe()).isEqualTo("run schema as keystone");
            assertThat(change.timeout()).isEqualTo(Duration.ofSeconds(32));
            assertThat(change.script())
                    .contains("timeout --kill-after=10 2 runuser -u 'keystone' -- env HOME=")
                    .contains("bash -e -s <<'END_OF_TEXT'\ncd /\n{\nkeystone-manage --password '${secret:p}'\n}");
        });
    }

    @Test
    void theCommandRunsToItsEndAndReadsNothingOfItsOwnScript() {
        CommandResult result = run("cat\necho done\nfalse\necho never");
        assertThat(result.output()).isEqualTo("done\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void theNodeEndsItAtTheDeadline() {
        assertThat(run("sleep 60").exitCode()).isEqualTo(124);
    }

    @Test
    void equalNamesOfTwoComponentsAreTwoFacts() {
        RunOnce other = new RunOnce(Placement.ONCE, "schema", "root", "x", "false", Duration.ofSeconds(2));
        assertThat(handler.facts(
                        List.of(once("root", "x"), other), FakeFacts.of("").site()))
                .extracting(f -> f.name())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    private CommandResult run(String script) {
        List<Change> changes = handler.converge(List.of(once("root", script)), FakeFacts.failing(1, ""));
        return FakeFacts.bash(((Change.Script) changes.get(0)).script());
    }

    private static RunOnce once(String as, String script) {
        return new RunOnce(Placement.ONCE, "schema", as, script, "true", Duration.ofSeconds(2));
    }
}
