package io.hastack.health.internal;

import io.hastack.engine.KnownCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code etc/io.hastack.health.cfg} says, or would say without a word.
 *
 * @param values of known keys
 * @param problems one line for each entry that is not used
 */
record HealthConfig(Map<String, String> values, List<String> problems) {
    static final String PID = "io.hastack.health";

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofMinutes(30);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int TIMES_THE_TIMEOUT = 6;

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(s|m|h)");
    private static final String NUMBER = "[1-9][0-9]?";
    private static final String PORT = "[1-9][0-9]{0,4}";
    private static final String ADDRESS = "[^@\\s<>,]+@[^@\\s<>,]+";

    /** Keys and what their values look like. */
    private static final Map<String, Pattern> KEYS = Map.ofEntries(
            Map.entry("interval", DURATION),
            Map.entry("observations", Pattern.compile(NUMBER)),
            Map.entry("metrics.port", Pattern.compile(PORT + "|off")),
            Map.entry("hook.deadline", DURATION),
            Map.entry("hook.command", Pattern.compile("/\\S.*")),
            Map.entry("hook.http", Pattern.compile("https?://\\S+")),
            Map.entry("hook.mail", Pattern.compile(ADDRESS + "(\\s*,\\s*" + ADDRESS + ")*")),
            Map.entry("hook.mail.from", Pattern.compile(ADDRESS)),
            Map.entry("hook.mail.host", Pattern.compile("\\S+")),
            Map.entry("hook.mail.port", Pattern.compile(PORT)));

    private static final Pattern OWN_INTERVAL = Pattern.compile("interval\\.[a-z0-9-]+(\\.[A-Za-z0-9]+)?");
    private static final Pattern OWN_VALUE = Pattern.compile(DURATION + "|off");
    /** What Config Admin and Karaf add. */
    private static final Pattern FOREIGN = Pattern.compile("service\\..*|felix\\..*|component\\..*|osgi\\..*|\\.class");

    HealthConfig {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    static HealthConfig of(Map<String, ?> entries) {
        Map<String, String> values = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        new TreeMap<>(entries).forEach((key, value) -> {
            String text = String.valueOf(value).strip();
            Optional<Pattern> form =
                    Optional.ofNullable(OWN_INTERVAL.matcher(key).matches() ? OWN_VALUE : KEYS.get(key));
            if (FOREIGN.matcher(key).matches() || text.isEmpty()) {
                return;
            }
            if (form.isEmpty()) {
                problems.add(key + " is unknown; there are "
                        + String.join(", ", KEYS.keySet().stream().sorted().toList())
                        + ", interval.COMPONENT, interval.COMPONENT.Condition");
            } else if (form.get().matcher(text).matches()) {
                values.put(key, text);
            } else {
                // the value may hold a password, as part of a URL
                problems.add(key + " has a value that does not match " + form.get());
            }
        });
        return new HealthConfig(values, problems);
    }

    /** Returns how often a check is measured, empty for never: six times its timeout, a minute at least, half an hour at most. */
    Optional<Duration> interval(KnownCheck check) {
        Optional<String> own = find("interval." + check.component() + "." + check.condition())
                .or(() -> find("interval." + check.component()));
        if (own.isPresent()) {
            return own.filter(v -> !v.equals("off")).map(HealthConfig::duration);
        }
        Duration least = find("interval").map(HealthConfig::duration).orElse(LEAST);
        Duration usual = check.timeout().multipliedBy(TIMES_THE_TIMEOUT);
        Duration most = Comparator.<Duration>naturalOrder().compare(least, MOST) > 0 ? least : MOST;
        return Optional.of(usual.compareTo(least) < 0 ? least : usual.compareTo(most) > 0 ? most : usual);
    }

    /** Returns when a check is looked at again that has shown another status than the published one. */
    Duration again(KnownCheck check) {
        Duration soon = check.timeout().compareTo(SOON) > 0 ? check.timeout() : SOON;
        return interval(check).filter(i -> i.compareTo(soon) < 0).orElse(soon);
    }

    /** Returns how often in a row another status must be seen: once if the check tries for a minute or more by itself. */
    int needed(KnownCheck check) {
        return slow(check) ? 1 : find("observations").map(Integer::parseInt).orElse(2);
    }

    /** Returns whether a check may take so long that others would not wait for it. */
    static boolean slow(KnownCheck check) {
        return check.timeout().compareTo(LONG) >= 0;
    }

    Duration hookDeadline() {
        return find("hook.deadline").map(HealthConfig::duration).orElse(Duration.ofSeconds(10));
    }

    /** Returns the port of the metrics on loopback, if they are to be had. */
    Optional<Integer> metricsPort() {
        String port = find("metrics.port").orElse("9464");
        return Optional.of(port).filter(p -> !p.equals("off")).map(Integer::parseInt);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(text + " was checked before");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
