package io.hastack.prover.internal;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scheduler's clock, held at the latest time that a CIB knows: then no failure expires while a proof runs, and the
 * same CIB has the same answers tomorrow.
 *
 * @param seconds since 1970
 */
record Clock(long seconds) {
    private static final Pattern TIMES =
            Pattern.compile(" last-rc-change=\"(\\d{1,18})\"| name=\"last-failure-[^\"]*\" value=\"(\\d{1,18})\"");

    /** Any time does for a CIB that knows none. */
    private static final long NONE = Instant.parse("2001-01-01T00:00:00Z").getEpochSecond();

    static Clock of(String cib) {
        long latest = NONE;
        Matcher found = TIMES.matcher(cib);
        while (found.find()) {
            latest = Math.max(latest, Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1)));
        }
        return new Clock(latest);
    }

    /** Returns the option that sets it. */
    String option() {
        return "--set-datetime=" + Instant.ofEpochSecond(seconds);
    }
}
