package io.hastack.health.internal;

import io.hastack.health.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that reads the changes, each a line of JSON. It has no arguments, no shell and an empty environment but for a PATH,
 * and what it prints is not read.
 */
record CommandHook(String program, Duration deadline) implements Hook {
    private static final Logger LOG = LoggerFactory.getLogger(CommandHook.class);
    /** What a process ends with that was killed, as at the deadline. */
    private static final int KILLED = 128 + 9;

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    @Override
    public void tell(List<Change> changes) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", PATH);
        Process process = builder.start();
        // who does not read would hold up the writer for ever, if that is more than a pipe holds
        CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> end(process));
        try {
            give(process, changes.stream().map(c -> ChangeJson.text(c) + "\n").collect(Collectors.joining()));
            int code = process.waitFor();
            if (code == KILLED) {
                throw new IOException("it has not ended after " + deadline.toSeconds() + " s");
            }
            if (code != 0) {
                throw new IOException("it ended with exit code " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void give(Process process, String lines) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // who wants to know nothing but that something happened need not read; what counts is how it ends
            LOG.debug("{} did not read all changes", program, e);
        }
    }
}
