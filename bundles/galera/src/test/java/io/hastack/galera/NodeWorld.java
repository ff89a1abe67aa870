package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where Bash runs a script as a node does, from standard input, beside programs that say what a test wants. */
final class NodeWorld {
    /** Environment of scripts and programs. */
    final Map<String, String> environment = new HashMap<>();

    private final Path folder;

    NodeWorld(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("bin")).getParent();
        environment.put("PATH", folder.resolve("bin") + ":/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("WORLD", folder.toString());
        environment.put("HASTACK_MYSQL_DATA", folder.toString());
        environment.put("HASTACK_LOCK", folder.resolve("lock").toString());
    }

    /** Puts a program in front of the machine's own; {@code $WORLD} is a folder where it may remember. */
    void program(String name, String body) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Runs a script, which must end with that code, and returns what it printed. */
    List<String> run(int exitCode, String script) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-s").redirectErrorStream(true);
        bash.environment().putAll(environment);
        Process process = bash.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said.lines().toList();
    }

    /** Returns the lines of a file, none if it is not there. */
    List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    void write(String file, String... lines) throws IOException {
        Files.write(folder.resolve(file), List.of(lines));
    }

    void delete(String file) throws IOException {
        Files.deleteIfExists(folder.resolve(file));
    }
}
