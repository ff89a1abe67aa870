package io.hastack.spi.transport;

import java.time.Duration;

/**
 * What a script left behind.
 *
 * @param exitCode 0 to 255; 124 when the node ended it at its deadline
 * @param output standard output, UTF-8, secrets masked
 * @param error standard error, UTF-8, secrets masked
 * @param took wall time including the network
 */
public record CommandResult(int exitCode, String output, String error, Duration took) {
    /** Returns whether the exit code is 0. */
    public boolean ok() {
        return exitCode == 0;
    }
}
