package io.hastack.shell;

import io.hastack.engine.Progress;
import io.hastack.engine.Run;
import io.hastack.shell.document.Json;
import io.hastack.shell.document.RunDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.ProgressText;
import io.hastack.shell.text.RunText;
import io.hastack.shell.text.Table;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A run on a thread of its own, followed by the command's thread: only that one may print, and a console that prints
 * slowly must not slow the run down.
 */
final class FollowedRun {
    private static final String END = "";

    private final Console console;
    private final boolean json;

    FollowedRun(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** Returns the exit code: 0 if the run finished, 1 if not, or if nobody follows it any longer. */
    int run(Function<Progress, Run> work) {
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        ProgressText progress = new ProgressText(Clock.systemUTC(), lines::add);
        CompletableFuture<Run> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.apply(progress));
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    } finally {
                        lines.add(END);
                    }
                },
                "hastack-run");
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            follow(lines, progress);
        } catch (InterruptedException e) {
            if (!json) {
                console.line("the run goes on; ha:run last shows it");
            }
            return 1;
        }
        return print(ended(result), progress);
    }

    private void follow(LinkedBlockingQueue<String> lines, ProgressText progress) throws InterruptedException {
        while (true) {
            String line = lines.poll(ProgressText.PULSE.toSeconds(), TimeUnit.SECONDS);
            if (END.equals(line)) {
                return;
            }
            if (!json) {
                (line == null ? progress.running() : Optional.of(line)).ifPresent(console::line);
            }
        }
    }

    private int print(Run run, ProgressText progress) {
        if (json) {
            console.line(Json.text(RunDocument.of(run)));
        } else {
            Table stages = RunText.stages(run, progress.stages());
            if (!stages.rows().isEmpty()) {
                console.table(stages);
            }
            console.lines(RunText.summary(run));
        }
        return run.state() == Run.State.FINISHED ? 0 : 1;
    }

    private static Run ended(CompletableFuture<Run> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
