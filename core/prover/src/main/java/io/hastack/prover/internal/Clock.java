package io.hastack.prover.internal;

import io.hastack.prover.Simulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scheduler's clock, held at the latest time that a CIB knows: then no failure expires while a proof runs, and the
 * same CIB has the same answers tomorrow.
 * Belongs to one thread.
 */
final class Clock {
    private static final Pattern TIMES =
            Pattern.compile(" last-rc-change=\"(\\d{1,18})\"| name=\"last-failure-[^\"]*\" value=\"(\\d{1,18})\"");

    /** Any time does for a CIB that knows none. */
    private static final long NONE = Instant.parse("2001-01-01T00:00:00Z").getEpochSecond();

    private final String option;
    private final Canonical canonical;

    private Clock(long seconds) {
        option = "--set-datetime=" + Instant.ofEpochSecond(seconds);
        canonical = new Canonical(seconds);
    }

    static Clock of(String cib) {
        long latest = NONE;
        Matcher found = TIMES.matcher(cib);
        while (found.find()) {
            latest = Math.max(latest, Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1)));
        }
        return new Clock(latest);
    }

    /** Returns a question at this time, in its {@linkplain Canonical one form}. */
    Simulation question(String cib, List<String> injections) {
        return new Simulation(canonical.of(cib), at(injections));
    }

    /** Returns options that include this time. */
    List<String> at(List<String> injections) {
        List<String> options = new ArrayList<>(injections);
        options.add(option);
        return options;
    }
}
