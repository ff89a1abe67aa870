package io.hastack.shell.document;

import io.hastack.health.Change;
import io.hastack.shell.document.ConditionsDocument.Measured;
import io.hastack.spi.check.Condition;
import java.util.List;

/**
 * What {@code ha:health --json} prints.
 *
 * @param on whether checks are measured by themselves
 * @param state one line on what health does now
 * @param conditions as published, or measured now if health is off
 * @param changes the latest, oldest first; empty without {@code --history}
 */
public record HealthDocument(boolean on, String state, List<Measured> conditions, List<Changed> changes) {
    /** A condition that was published as another than it was. */
    public record Changed(
            long number,
            String at,
            String subject,
            String type,
            String was,
            String status,
            String reason,
            String message,
            String since) {
        /** Returns the document of one change, as {@code --watch} prints it. */
        public static Changed of(Change change) {
            Condition c = change.condition();
            return new Changed(
                    change.number(),
                    Json.time(change.at()),
                    c.subject(),
                    c.type(),
                    change.was().map(Condition.Status::text).orElse(null),
                    c.status().text(),
                    c.reason(),
                    c.message(),
                    Json.time(c.since()));
        }
    }

    /** Returns the document of what health knows. */
    public static HealthDocument of(boolean on, String state, List<Condition> conditions, List<Change> changes) {
        return new HealthDocument(
                on,
                state,
                conditions.stream().map(Measured::of).toList(),
                changes.stream().map(Changed::of).toList());
    }
}
