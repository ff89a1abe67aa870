package io.hastack.shell.text;

import io.hastack.health.Change;
import io.hastack.spi.check.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Changes of conditions as lines and as a table. */
public final class HealthText {
    /** A notice must not push what was asked for off the screen. */
    private static final int MOST = 5;

    private HealthText() {}

    /** Returns {@code 2026-11-22T16:01:00Z  keystone/KeystoneServes is False, was True: …}. */
    public static String line(Change change) {
        return seconds(change.at()) + "  " + change.text();
    }

    /** Returns the table of changes. */
    public static Table history(List<Change> changes) {
        Table table = Table.of("no changes", "At", "Subject", "Condition", "Was", "Status", "Message");
        changes.forEach(c -> table.row(
                seconds(c.at()),
                c.condition().subject(),
                c.condition().type(),
                c.was().map(Condition.Status::text).orElse(""),
                c.condition().status().text(),
                c.condition().message()));
        return table;
    }

    /** Returns what a person is told beside something else: the latest changes, a line each; nothing if there are none. */
    public static List<String> notice(List<Change> changes) {
        int left = Math.max(0, changes.size() - MOST);
        Stream<String> more = left == 0
                ? Stream.of()
                : Stream.of("health: " + Words.count(left, "earlier change") + " (ha:health --history)");
        return Stream.concat(more, changes.stream().skip(left).map(c -> "health: " + c.text()))
                .toList();
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
