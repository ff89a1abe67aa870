package io.hastack.spi.check;

/** How a condition is measured, from a node. */
public sealed interface Probe {
    /**
     * Runs read-only Bash as root. Exit code 0 with a match is True; 0 without a match, or 1, is False; any other code
     * (127 not found, 124 deadline) means the probe could not run: Unknown.
     *
     * @param expect regular expression to find in standard output; empty for any output
     */
    record Output(String script, String expect) implements Probe {}

    /**
     * One HTTP GET; no answer within the check's timeout is False.
     *
     * @param status expected status code
     * @param expect regular expression to find in the body; empty for any body
     */
    record Http(String url, int status, String expect) implements Probe {}

    /** A TCP connection is accepted. */
    record Tcp(String host, int port) implements Probe {}
}
