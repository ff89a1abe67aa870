package io.hastack.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs/} that follows the code. */
record Page(Path file) {
    static Page of(String name) {
        return new Page(Path.of("..", "..", "docs", name));
    }

    String text() throws IOException {
        return Files.readString(file);
    }

    /** Writes the page if the build was told so by {@code -Dhastack.docs=write}. */
    void writeIfAsked(String text) throws IOException {
        if ("write".equals(System.getProperty("hastack.docs"))) {
            Files.writeString(file, text);
        }
    }
}
