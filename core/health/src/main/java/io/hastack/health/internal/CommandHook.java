package io.hastack.health.internal;

import io.hastack.health.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A program that reads the change as a line of JSON. It has no arguments, no shell and an empty environment but for a PATH,
 * and what it prints is not read.
 */
record CommandHook(String program, Duration deadline) implements Hook {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    @Override
    public void tell(Change change) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", PATH);
        Process process = builder.start();
        try {
            give(process, ChangeJson.text(change) + "\n");
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it has not ended after " + deadline.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("it ended with exit code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void give(Process process, String line) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // a program that wants to know nothing but that something happened need not read
            if (process.isAlive()) {
                process.getOutputStream().close();
            }
        }
    }
}
