package io.hastack.shell.text;

import io.hastack.spi.check.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Conditions as a table and a sentence. */
public final class ConditionText {
    private ConditionText() {}

    /** Returns the table of conditions. */
    public static Table table(List<Condition> conditions) {
        Table table = Table.of("no conditions", "Subject", "Condition", "Status", "Since", "Reason", "Message");
        conditions.forEach(
                c -> table.row(c.subject(), c.type(), c.status().text(), seconds(c.since()), c.reason(), c.message()));
        return table;
    }

    /** Returns a line for each condition that is not True, whole where a table cuts it, and how many are. */
    public static List<String> summary(List<Condition> conditions) {
        long good = conditions.stream().filter(ConditionText::good).count();
        List<String> lines = new ArrayList<>();
        conditions.stream()
                .filter(c -> !good(c))
                .forEach(c -> lines.add(
                        c.subject() + ": " + c.type() + " is " + c.status().text() + ": " + c.message()));
        lines.add(good + " of " + Words.count(conditions.size(), "condition") + " True");
        return lines;
    }

    /** Returns whether a condition is True. */
    public static boolean good(Condition condition) {
        return condition.status() == Condition.Status.TRUE;
    }

    private static String seconds(Instant since) {
        return since.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
