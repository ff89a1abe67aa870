package io.hastack.health.internal;

import io.hastack.engine.KnownCheck;
import io.hastack.health.Change;
import io.hastack.spi.check.Condition;
import io.hastack.spi.check.Condition.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Conditions and checks for tests. */
final class Seen {
    private Seen() {}

    static Condition condition(String subject, Status status) {
        return condition(subject, "Serves", status, "it is " + status.text());
    }

    static Condition condition(String subject, String type, Status status, String message) {
        return new Condition(subject, type, status, "Reason", message, Instant.EPOCH);
    }

    static Change change(long number, Status was, Status is) {
        Condition now = new Condition("keystone@ctl1", "Serves", is, "NotSo", "503 — expected \"200\"", TestClock.T0);
        return new Change(number, TestClock.T0.plusSeconds(10), Optional.of(was), now);
    }

    static KnownCheck check(String component, String condition, int seconds) {
        return new KnownCheck(component, condition, Duration.ofSeconds(seconds), List.of(component));
    }
}
