package io.hastack.mongodb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bundle's program, run as nodes run it: by Debian's own Python, which has Debian's driver. */
final class Program {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String PATH = "src/main/resources/files/mongodb-set";

    private Program() {}

    /** What it said and how it ended. */
    record Ended(int code, String said) {}

    static Ended run(String input, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-B", PATH));
        command.addAll(List.of(words));
        return run(input, command);
    }

    /** Runs a script of the descriptor, with the program where it is here. */
    static Ended script(String script) throws IOException, InterruptedException {
        String here = PYTHON + " -B '" + Path.of(PATH).toAbsolutePath() + "'";
        return run(script.replace("/usr/local/lib/hastack/mongodb-set", here), List.of("bash", "-s"));
    }

    private static Ended run(String input, List<String> command) throws IOException, InterruptedException {
        Path stdin = Files.createTempFile("mongodb-set", ".in");
        try {
            Files.writeString(stdin, input);
            Process process = new ProcessBuilder(command)
                    .redirectInput(stdin.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said.strip());
        } finally {
            Files.delete(stdin);
        }
    }
}
