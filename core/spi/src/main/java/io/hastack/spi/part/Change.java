package io.hastack.spi.part;

import java.time.Duration;

/** Something a handler wants done on the node of its facts, in the order returned; the first that fails ends the batch. */
public sealed interface Change {
    /** Returns one line for plans and journals; never a secret. */
    String describe();

    /**
     * A Bash script, run as root with {@code set -e} in a process of its own. Exit code 75 says that the facts changed
     * meanwhile: the engine reads them again and converges anew, a few times.
     *
     * @param script references are resolved on sending
     * @param timeout deadline
     * @param preview read-only Bash whose output says, line by line, what the change will lead to; run for plans only,
     *     empty for none
     */
    record Script(String describe, String script, Duration timeout, String preview) implements Change {
        public Script(String describe, String script, Duration timeout) {
            this(describe, script, timeout, "");
        }
    }

    /**
     * A file, written beside its place and renamed over it; parent directories are made. The first time, a file that is
     * there is kept as {@code <path>.dist}.
     *
     * @param owner {@code user:group}
     * @param mode octal
     * @param content references are resolved on sending
     */
    record WriteFile(String describe, String path, String owner, String mode, String content) implements Change {}

    /**
     * A file as it is, such as a program: it travels in pieces before the batch begins, and is put in its place in the
     * batch's order, like a {@link WriteFile}. Nothing in it is resolved.
     *
     * @param owner {@code user:group}
     * @param mode octal
     */
    record SendFile(String describe, String path, String owner, String mode, Payload payload) implements Change {}
}
