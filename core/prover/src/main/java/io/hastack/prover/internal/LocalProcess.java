package io.hastack.prover.internal;

import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a Pacemaker tool on files, with nothing in its environment that would lead it to a cluster. */
public final class LocalProcess {
    private static final int SECONDS = 300;
    private static final int TIMED_OUT = 124;
    private static final int SAID = 4000;

    private LocalProcess() {}

    /** Returns what a command prints as the outcome's report; it gets no input. */
    public static Outcome output(List<String> command) throws InterruptedException {
        Path folder;
        try {
            folder = Files.createTempDirectory("hastack-proof");
        } catch (IOException e) {
            throw failed(e);
        }
        try {
            return run(folder, Optional.empty(), command);
        } finally {
            remove(folder);
        }
    }

    /**
     * Answers one question in a folder of its own below {@code folder}.
     *
     * @param apart whether changes of the CIB need a call of their own
     * @param schemas a folder with another schema than Pacemaker's, or nothing
     */
    public static Outcome simulate(Path tool, boolean apart, Path folder, Optional<Path> schemas, Simulation simulation)
            throws InterruptedException {
        try {
            Path own = Files.createTempDirectory(folder, "run");
            Files.writeString(own.resolve("in.xml"), simulation.cib());
            String input = "in.xml";
            if (apart && !simulation.changes().isEmpty()) {
                input = "changed.xml";
                List<String> change =
                        new ArrayList<>(List.of(tool.toString(), "--xml-file=in.xml", "--save-input=" + input));
                change.addAll(simulation.changes());
                Outcome changed = run(own, schemas, change);
                if (changed.exitCode() != 0) {
                    remove(own);
                    return changed;
                }
            }
            List<String> command = new ArrayList<>(List.of(
                    tool.toString(),
                    "--output-as=xml",
                    "--simulate",
                    "--xml-file=" + input,
                    "--save-output=out.xml",
                    "--save-graph=graph.xml"));
            command.addAll(apart ? simulation.course() : simulation.injections());
            Outcome outcome = run(own, schemas, command);
            remove(own);
            return outcome;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static Outcome run(Path folder, Optional<Path> schemas, List<String> command) throws InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
            builder.environment().put("LC_ALL", "C.UTF-8");
            // without it the working copies of root lie beside the cluster's own CIB
            builder.environment().put("CIB_shadow_dir", folder.toString());
            schemas.ifPresent(s -> builder.environment().put("PCMK_schema_directory", s.toString()));
            Process process = builder.start();
            int code = TIMED_OUT;
            try {
                if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    code = process.exitValue();
                }
            } finally {
                process.destroyForcibly().onExit().join();
            }
            String said = text(err);
            return new Outcome(
                    code,
                    text(folder.resolve("out.xml")),
                    text(folder.resolve("graph.xml")),
                    text(out),
                    said.substring(0, Math.min(SAID, said.length())));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    /** Waits for workers that were told to end; each kills its process first. An interrupt meanwhile is kept for later. */
    public static void ended(ExecutorService threads) {
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes a folder with all in it. */
    public static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static HaException failed(IOException e) {
        return new HaException(
                ErrorCode.STATE_UNREADABLE,
                "a temporary file cannot be written or read: " + e + ". Free space in /tmp",
                e);
    }
}
