package io.hastack.shell.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Small pieces of sentences. */
public final class Words {
    private Words() {}

    /** Returns {@code 1 change}, {@code 2 changes}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns the text, cut to a width with an ellipsis. */
    public static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(1, width - 1)) + "…";
    }

    /** Returns {@code 38.2s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0);
    }

    /** Returns {@code 01:05} for a minute and five seconds; hours go on counting as minutes. */
    public static String clock(Duration duration) {
        return String.format(Locale.ROOT, "%02d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    /** Returns names joined, or {@code none}. */
    public static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
