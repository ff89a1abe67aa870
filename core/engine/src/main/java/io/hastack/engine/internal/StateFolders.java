package io.hastack.engine.internal;

import java.nio.file.Path;

/** Where the console keeps its state: the launcher says so by system property. */
final class StateFolders {
    private StateFolders() {}

    static Path data() {
        return Path.of(System.getProperty("hastack.data", System.getProperty("karaf.data", "data")));
    }
}
