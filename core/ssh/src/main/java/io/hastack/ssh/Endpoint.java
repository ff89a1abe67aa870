package io.hastack.ssh;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What a session was opened with. A key or known_hosts file that changed makes another endpoint, so that a key taken out
 * of known_hosts is not trusted any longer.
 */
record Endpoint(Access access, String name, String address, FileTime keyChanged, FileTime hostsChanged) {
    static Endpoint of(Access access, Node node) {
        return new Endpoint(
                access,
                node.name(),
                node.address(),
                changed(access.key(), "access.key"),
                changed(access.knownHosts(), "access.knownHosts"));
    }

    private static FileTime changed(Path file, String setting) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.INPUT_KEY, setting + ": cannot read " + file + ". Let it name a readable file.", e);
        }
    }

    /** Returns whether another one is this one with files as they were before. */
    boolean supersedes(Endpoint other) {
        return access.equals(other.access)
                && name.equals(other.name)
                && address.equals(other.address)
                && !equals(other);
    }

    /** Returns the beginning of messages: whom they are about. */
    String label() {
        return name + " (" + address + ")";
    }
}
