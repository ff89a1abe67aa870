package io.hastack.spi.topology;

import java.nio.file.Path;

/**
 * How the console reaches nodes by SSH.
 *
 * @param user login on every node; if it is not root, commands run through {@code sudo -n}
 * @param key private key file, absolute
 * @param knownHosts OpenSSH known_hosts file, absolute; host keys are always checked against it
 */
public record Access(String user, Path key, Path knownHosts) {}
