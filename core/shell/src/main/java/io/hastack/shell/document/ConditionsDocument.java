package io.hastack.shell.document;

import io.hastack.spi.check.Condition;
import java.util.List;

/** What {@code ha:verify --json} prints. */
public record ConditionsDocument(List<Measured> conditions) {
    /** A condition as it was found. */
    public record Measured(String subject, String type, String status, String reason, String message, String since) {
        static Measured of(Condition c) {
            return new Measured(
                    c.subject(), c.type(), c.status().text(), c.reason(), c.message(), Json.time(c.since()));
        }
    }

    /** Returns the document of conditions. */
    public static ConditionsDocument of(List<Condition> conditions) {
        return new ConditionsDocument(conditions.stream().map(Measured::of).toList());
    }
}
