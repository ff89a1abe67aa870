package io.hastack.shell.text;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The {@code dot} of this machine.
 *
 * @param program where it is
 */
public record Graphviz(Path program) {
    /** A graph of some hundred edges takes a second; one that takes this long does not end. */
    private static final long DEADLINE_SECONDS = 60;

    /** Returns the {@code dot} of a search path such as {@code /usr/local/bin:/usr/bin}, if there is one. */
    public static Optional<Graphviz> on(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "dot"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Graphviz::new);
    }

    /** Returns the {@code dot} of a search path, or says what to do without one. */
    public static Graphviz present(String path) {
        return on(path).orElseThrow(() -> new HaException(
                ErrorCode.TOOL_FAILED,
                "expected Graphviz's 'dot' on the search path of this machine, found none. Install it"
                        + " (Debian: apt-get install graphviz), or draw the graph elsewhere: --dot prints it"));
    }

    /**
     * Draws a graph; the file is there whole or not at all.
     *
     * @throws HaException {@code TOOL_FAILED} if {@code dot} fails, {@code INPUT_ARGUMENT} if the file cannot be written
     */
    public void svg(List<String> graph, Path file) {
        try {
            // beside the file, so that the move is a rename
            Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".hastack-");
            try {
                Path drawn = folder.resolve("graph.svg");
                draw(Files.write(folder.resolve("graph.dot"), graph), drawn, folder.resolve("messages"));
                Files.move(drawn, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                for (String name : List.of("graph.dot", "graph.svg", "messages", "")) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "expected a file that can be written, found " + file + " (" + e
                            + "). Name one in a folder that is there",
                    e);
        }
    }

    private void draw(Path source, Path drawn, Path messages) throws IOException {
        Process dot = new ProcessBuilder(program.toString(), "-Tsvg", "-o", drawn.toString(), source.toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        try {
            if (!dot.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw failed("no end within " + DEADLINE_SECONDS + " s");
            }
            if (dot.exitValue() != 0) {
                throw failed("exit code " + dot.exitValue() + ": "
                        + Files.readString(messages).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("an interruption");
        } finally {
            dot.destroyForcibly();
        }
    }

    private HaException failed(String found) {
        return new HaException(
                ErrorCode.TOOL_FAILED,
                "expected " + program + " to draw the graph, found " + found + ". `" + program
                        + " -V` shows whether it works at all; --dot prints the graph");
    }
}
