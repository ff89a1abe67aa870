package io.hastack.parts;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts as Bash reads them. */
final class Bash {
    private Bash() {}

    /** Returns a text as one word that Bash expands nothing in. */
    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Returns texts as words. */
    static String words(Collection<String> texts) {
        return texts.stream().map(Bash::quote).collect(Collectors.joining(" "));
    }

    /** Returns a here-document of a text that Bash expands nothing in, from {@code <<} to its last line. */
    static String document(String text) {
        String end = "END_OF_TEXT";
        while (text.contains(end)) {
            end += "_";
        }
        return "<<'" + end + "'\n" + text + (text.endsWith("\n") ? "" : "\n") + end + "\n";
    }

    /**
     * Returns commands that go on when the connection to the node ends: what they print goes to a file first, so that no
     * closed pipe ends them half done. The output is shown when they have ended, the exit code is theirs.
     */
    static String sheltered(String commands) {
        return """
                (
                log=$(mktemp)
                trap 'cat "$log"; rm -f "$log"' EXIT
                (
                set -e
                %s
                ) </dev/null >"$log" 2>&1
                )
                """
                .formatted(commands.stripTrailing());
    }
}
