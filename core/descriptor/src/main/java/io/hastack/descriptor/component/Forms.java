package io.hastack.descriptor.component;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values of a descriptor look like. */
final class Forms {
    static final Pattern COMPONENT = Pattern.compile("[a-z][a-z0-9-]*");
    static final Pattern CONDITION = Pattern.compile("[A-Z][A-Za-z0-9]*");
    static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");
    static final Pattern SECRET = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
    static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9-]*\\.[A-Za-z0-9._-]+");
    static final Pattern PATH = Pattern.compile("/\\S+");
    static final Pattern OWNER = Pattern.compile("[a-z_][a-z0-9_-]*:[a-z_][a-z0-9_-]*", Pattern.CASE_INSENSITIVE);
    static final Pattern MODE = Pattern.compile("0[0-7]{3}");
    static final Pattern UNIT =
            Pattern.compile("[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|timer|target|mount|path|slice)");
    static final Pattern AGENT = Pattern.compile("systemd:\\S+|ocf:[^:\\s]+:[^:\\s]+|stonith:\\S+");
    static final Pattern PLATFORM = Pattern.compile("[a-z]+(-[0-9][0-9.]*)?");
    static final Pattern INTERVAL = Pattern.compile("[0-9]+(ms|s|m|min|h)?|\\$\\{setting:.*}");
    static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,2}");
    static final Pattern OPTION = Pattern.compile("[^.\\s]+\\.\\S.*");

    static final String ID_EXPECTED = "an id of letters, digits, '.', '-' and '_'";
    static final String PORT_EXPECTED = "a port from 1 to 65535";

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|min|h)");
    private static final int PORTS = 65_535;

    private Forms() {}

    /** Returns {@code 500ms}, {@code 120s}, {@code 2m} or {@code 1h} as a duration. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofMinutes(amount);
                });
    }

    /** Returns a TCP port. */
    static Optional<Integer> port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text);
        return port > 0 && port <= PORTS ? Optional.of(port) : Optional.empty();
    }
}
