package io.hastack.spi.part;

import java.time.Duration;

/**
 * A command that is run on one node when a test says that its effect is missing, such as a database schema.
 *
 * @param name what it achieves, such as {@code schema}
 * @param as user that runs it
 * @param script Bash
 * @param unless read-only Bash, run as root; exit code 0 means already so. It must be quick: every deploy asks it
 * @param timeout deadline of the command
 */
public record RunOnce(Placement placement, String name, String as, String script, String unless, Duration timeout)
        implements Part {
    @Override
    public String kind() {
        return "once";
    }

    @Override
    public String key() {
        return name;
    }
}
