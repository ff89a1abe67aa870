package io.hastack.health.internal;

import java.nio.file.Path;

/** Where the console's files are: the launcher says so by system property. */
final class Folders {
    private Folders() {}

    static Path health() {
        return Path.of(System.getProperty("hastack.data", System.getProperty("karaf.data", "data")), "health");
    }

    static Path topology() {
        return Path.of(System.getProperty("hastack.etc", System.getProperty("karaf.etc", "etc")), "topology.yaml")
                .toAbsolutePath()
                .normalize();
    }
}
