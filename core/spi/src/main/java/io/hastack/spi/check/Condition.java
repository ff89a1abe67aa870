package io.hastack.spi.check;

import java.time.Instant;

/**
 * What a check found.
 *
 * @param subject component, with {@code @node} if measured on each node
 * @param type the check's condition
 * @param status True is good
 * @param reason CamelCase, for scripts
 * @param message one sentence, for people
 * @param since when the status last changed, as far as the console knows
 */
public record Condition(String subject, String type, Status status, String reason, String message, Instant since) {
    /** Whether the condition holds. */
    public enum Status {
        TRUE("True"),
        FALSE("False"),
        /** The probe could not run. */
        UNKNOWN("Unknown");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /** Returns the spelling in tables and JSON. */
        public String text() {
            return text;
        }
    }
}
