package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hastack.health.Change;
import io.hastack.shell.text.Console;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
    private final FakeHealth health = new FakeHealth();
    private final Printed printed = new Printed();
    private final HealthCommand command = new HealthCommand();

    HealthCommandTest() {
        command.health = health;
    }

    @Test
    void showsWhatIsPublishedAndEndsWithOneIfAnyIsNotTrue() {
        health.on = true;
        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(printed.lines())
                .startsWith(
                        "SUBJECT        CONDITION     STATUS  SINCE                 REASON     MESSAGE",
                        "galera         GaleraSynced  True    2026-11-22T16:01:00Z  Matched    3 of 3 are Synced")
                .endsWith("1 of 2 conditions True", "health is on");
        assertThat(health.measured).isZero();
    }

    @Test
    void endsWithZeroIfAllAreTrueAndWithOneIfNothingIsKnown() {
        health.on = true;
        health.conditions = Samples.CONDITIONS.subList(0, 1);
        assertThat(printed.run(command)).isZero();
        health.conditions = List.of();
        assertThat(printed.run(command)).isEqualTo(1);
    }

    @Test
    void whileItIsOffEverythingIsMeasuredNow() {
        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(health.measured).isEqualTo(1);
        assertThat(printed.lines()).endsWith("health is off. These were measured now");
    }

    @Test
    void isTurnedOnAndOff() {
        command.on = true;
        assertThat(printed.run(command)).isZero();
        assertThat(health.on).isTrue();
        command.on = false;
        command.off = true;
        assertThat(printed.run(command)).isZero();
        assertThat(health.on).isFalse();
        assertThat(printed.lines()).containsExactly("health is on", "health is off");
        command.on = true;
        assertThat(printed.run(command)).isEqualTo(2);
    }

    @Test
    void historyIsATable() {
        health.on = true;
        health.changes.add(Samples.CHANGE);
        command.history = true;
        printed.run(command);
        assertThat(printed.lines())
                .contains("2026-11-22T16:01:10Z  keystone@ctl2  ApiAnswers  True  False   503, expected 200");
    }

    @Test
    void watchingGoesOnUntilInterrupted() {
        health.on = true;
        command.watch = true;
        assertThat(printed.run(command)).isEqualTo(1);
        assertThat(printed.lines())
                .endsWith(
                        "health is on",
                        "2026-11-22T16:01:10Z  keystone@ctl2/ApiAnswers is False, was True: 503, expected 200");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void thereIsNothingToWatchWhileItIsOff() {
        command.watch = true;
        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(printed.out()).contains("ha:health --on --watch");
    }

    @Test
    void jsonIsTheDocument() throws IOException {
        health.changes.add(Samples.CHANGE);
        command.json = true;
        command.history = true;
        assertThat(printed.run(command)).isEqualTo(1);
        JsonNode document = new ObjectMapper().readTree(printed.out());
        assertThat(document.path("conditions")).hasSize(2);
        assertThat(document.path("changes").path(0).path("was").asText()).isEqualTo("True");
    }

    @Test
    void aPersonIsToldOfChangesAfterACommandOfTheirs() {
        health.on = true;
        Session session = session();
        health.changes.add(Samples.CHANGE);
        HealthNotice.show(session, health, printed.console());
        assertThat(printed.lines()).as("what was before the session").isEmpty();

        LongStream.rangeClosed(13, 19)
                .forEach(n -> health.changes.add(
                        new Change(n, Samples.CHANGE.at(), Optional.empty(), Samples.CHANGE.condition())));
        HealthNotice.show(session, health, printed.console());
        assertThat(printed.lines())
                .hasSize(6)
                .startsWith("health: 2 earlier changes (ha:health --history)")
                .endsWith("health: keystone@ctl2/ApiAnswers is False: 503, expected 200");
        HealthNotice.show(session, health, printed.console());
        assertThat(printed.lines()).hasSize(6);
        HealthNotice.show(session, null, printed.console());
    }

    @Test
    void aPipeIsToldNothing() {
        Console pipe = printed.console();
        assertThat(pipe.interactive()).isFalse();
        assertThat(pipe.gone()).isFalse();
    }

    /** A session that keeps variables and can do nothing else. */
    private static Session session() {
        Map<Object, Object> variables = new HashMap<>();
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "get":
                            return variables.get(arguments[0]);
                        case "put":
                            return variables.put(arguments[0], arguments[1]);
                        default:
                            throw new UnsupportedOperationException(method.getName());
                    }
                });
    }
}
