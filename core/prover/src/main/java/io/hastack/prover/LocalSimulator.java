package io.hastack.prover;

import io.hastack.prover.internal.AnySchema;
import io.hastack.prover.internal.LocalProcess;
import io.hastack.prover.internal.Readable;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code crm_simulate} of this machine, one process a question, as many at a time as there are processors. Files it
 * works on are readable by this user only and gone afterwards.
 */
public final class LocalSimulator implements Simulator {
    private static final Pattern VERSION = Pattern.compile("Pacemaker (\\S+)");

    private final Path tool;
    private final String version;
    private final String empty;
    private final AtomicBoolean checked = new AtomicBoolean();

    private LocalSimulator(Path tool, String version, String empty) {
        this.tool = tool;
        this.version = version;
        this.empty = empty;
    }

    /** Returns the scheduler found on the PATH or in {@code /usr/sbin}, if there is one that runs. */
    public static Optional<LocalSimulator> onPath() throws InterruptedException {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
        for (String folder : path.split(":")) {
            Path tool = Path.of(folder, "crm_simulate");
            if (!folder.isEmpty() && Files.isExecutable(tool)) {
                return Optional.of(at(tool));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the scheduler of a {@code crm_simulate}, whose {@code cibadmin} stands in the same folder.
     *
     * @throws HaException {@code SCHEDULER_ABSENT} if it does not say its version
     */
    public static LocalSimulator at(Path tool) throws InterruptedException {
        Outcome said = LocalProcess.output(List.of(tool.toString(), "--version"));
        Matcher version = VERSION.matcher(said.report());
        if (!version.find()) {
            throw new HaException(
                    ErrorCode.SCHEDULER_ABSENT,
                    tool + " --version ends with " + said.exitCode() + " and says no version: " + said.messages()
                            + ". Install pacemaker-cli-utils");
        }
        Outcome empty =
                LocalProcess.output(List.of(tool.resolveSibling("cibadmin").toString(), "--empty"));
        return new LocalSimulator(tool, version.group(1), empty.report());
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Optional<String> refusal(String cib) {
        return Readable.refusal(empty, cib);
    }

    @Override
    public List<Outcome> run(List<Simulation> batch) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                    Thread thread = new Thread(task, "crm_simulate");
                    thread.setDaemon(true);
                    return thread;
                });
        Path folder = folder();
        AnySchema schemas = AnySchema.in(folder);
        boolean known = checked.getAndSet(true);
        // one call is quicker, and enough for Pacemaker 2
        boolean apart = !version.startsWith("2.");
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (Simulation simulation : batch) {
                running.add(threads.submit(() -> LocalProcess.simulate(
                        tool, apart, folder, known ? schemas.of(simulation.cib()) : Optional.empty(), simulation)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HaException failed) {
                throw failed;
            }
            throw new HaException(ErrorCode.INTERNAL, tool + " cannot be run: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
            LocalProcess.ended(threads);
            LocalProcess.remove(folder);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("hastack-proof");
        } catch (IOException e) {
            throw new HaException(ErrorCode.STATE_UNREADABLE, "no temporary folder can be made: " + e, e);
        }
    }
}
