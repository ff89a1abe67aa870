package io.hastack.prover.internal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Intervals as Pacemaker writes them. */
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d+)\\s*([a-zA-Z]*)");

    private Durations() {}

    /** Returns milliseconds; a bare number counts seconds, and what is no interval is 0, as Pacemaker takes it. */
    static long millis(String text) {
        if (text.startsWith("P")) {
            try {
                return Duration.parse(text).toMillis();
            } catch (DateTimeParseException e) {
                return 0;
            }
        }
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return 0;
        }
        long number = Long.parseLong(written.group(1));
        return switch (written.group(2).toLowerCase(java.util.Locale.ROOT)) {
            case "ms", "msec" -> number;
            case "us", "usec" -> number / 1000;
            case "m", "min" -> number * 60_000;
            case "h", "hr" -> number * 3_600_000;
            default -> number * 1000;
        };
    }
}
