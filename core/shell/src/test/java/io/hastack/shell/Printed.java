package io.hastack.shell;

import io.hastack.shell.text.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A pipe that remembers what was printed into it. */
final class Printed {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String input;

    Printed() {
        this("");
    }

    Printed(String input) {
        this.input = input;
    }

    /** Runs a command and returns its exit code. */
    int run(ConsoleCommand command) {
        return command.execute(console());
    }

    Console console() {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return new Console(
                in, new PrintStream(out, true, StandardCharsets.UTF_8), false, false, false, Integer.MAX_VALUE);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }
}
