package io.hastack.spi.part;

/**
 * Something to be read from a node. All facts of a node travel in one round trip.
 *
 * @param name unique for its script, such as {@code file /etc/hosts}; equal names are read once
 * @param script read-only Bash, run as root in a process of its own; references are resolved on sending. Its standard
 *     output is the fact, its exit code is kept
 */
public record Fact(String name, String script) {}
