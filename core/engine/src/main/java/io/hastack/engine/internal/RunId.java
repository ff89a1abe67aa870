package io.hastack.engine.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How runs are named, and how who holds a lock is told. */
final class RunId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private RunId() {}

    static String of(String workflow, Instant begun) {
        return TIME.format(begun) + "-" + workflow;
    }

    static String holder(String id, Instant begun) {
        return "run " + id + " since " + begun + ", process "
                + ProcessHandle.current().pid();
    }
}
