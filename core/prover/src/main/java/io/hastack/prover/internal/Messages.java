package io.hastack.prover.internal;

import java.util.stream.Collectors;

/** What the scheduler said, for one line. */
final class Messages {
    private static final int LINES = 3;

    private Messages() {}

    static String brief(String messages) {
        String brief = messages.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .distinct()
                .limit(LINES)
                .collect(Collectors.joining("; "));
        return brief.isEmpty() ? "it said nothing" : brief;
    }
}
