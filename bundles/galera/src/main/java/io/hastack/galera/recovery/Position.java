package io.hastack.galera.recovery;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last commit that InnoDB knows.
 *
 * @param uuid of the history, lower case; empty if none is known: the resource agent keeps the number alone
 * @param seqno of the commit; empty if InnoDB was asked and knows of none, which MariaDB writes as -1
 */
public record Position(String uuid, OptionalLong seqno) {
    /** How MariaDB writes a UUID. */
    static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** The UUID by which Galera says that there is no history, or that it does not trust what is there. */
    static final String ZEROS = "00000000-0000-0000-0000-000000000000";

    private static final Pattern FORM = Pattern.compile("(?:([0-9A-Fa-f-]{36}):)?(-?[0-9]+)");

    /** Reads {@code UUID:SEQNO} or {@code SEQNO}; empty for anything else, and for a number that no commit can have. */
    public static Optional<Position> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()
                || form.group(1) != null && !UUID.matcher(form.group(1)).matches()) {
            return Optional.empty();
        }
        try {
            long seqno = Long.parseLong(form.group(2));
            return seqno < -1
                    ? Optional.empty()
                    : Optional.of(new Position(history(form.group(1) == null ? "" : form.group(1)), commit(seqno)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns a UUID in lower case; empty for that of zeros, by which InnoDB says that it knows of no history. */
    private static String history(String uuid) {
        return uuid.equals(ZEROS) ? "" : uuid.toLowerCase(Locale.ROOT);
    }

    /** Returns a seqno; empty for -1, by which Galera says that it does not know. */
    static OptionalLong commit(long seqno) {
        return seqno < 0 ? OptionalLong.empty() : OptionalLong.of(seqno);
    }

    /** Returns the position as {@link #of} reads it. */
    public String text() {
        return (uuid.isEmpty() ? "" : uuid + ":") + seqno.orElse(-1);
    }
}
