package io.hastack.shell;

import io.hastack.health.Health;
import io.hastack.shell.document.Json;
import io.hastack.shell.document.ProblemsDocument;
import io.hastack.shell.text.Console;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command of the console. What it returns is its exit code. An error is a line for each problem, or with {@code --json} a
 * document, on standard output like all else: Karaf 4.4 does not flush the error stream of an SSH exec channel, so what is
 * written there never arrives.
 */
public abstract class ConsoleCommand implements Action {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleCommand.class);

    @Reference
    Session session;

    @Reference(optional = true)
    Health health;

    @Option(name = "--no-format", description = "Plain lines, as in a pipe")
    boolean plain;

    @Option(name = "--json", description = "Print JSON, and nothing else")
    boolean json;

    @Override
    public final Object execute() {
        return execute(Console.of(session, plain));
    }

    /** Runs on a given console; an exit code, never an exception. */
    final int execute(Console console) {
        try {
            TrailingOptions.settle(this);
            int code = run(console);
            if (console.interactive() && !json) {
                HealthNotice.show(session, health, console);
            }
            return code;
        } catch (HaException e) {
            LOG.debug("command ended with {}", e.code(), e);
            print(console, placed(e.problems()));
            return e.code().kind().exitCode();
        } catch (Exception e) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("internal error {}", reference, e);
            String message = "internal error " + reference + " (" + e.getClass().getSimpleName()
                    + "). The log holds the details: log:display, or data/log/karaf.log";
            print(console, List.of(new Problem(ErrorCode.INTERNAL, message)));
            return ErrorCode.INTERNAL.kind().exitCode();
        } finally {
            // Ctrl-C has been heard. Were it still pending, whoever prints next on this thread would close the
            // terminal.
            Thread.interrupted();
        }
    }

    /** Returns problems as they are shown; a command about a file puts the places there that others cannot know. */
    protected List<Problem> placed(List<Problem> problems) {
        return problems;
    }

    private void print(Console console, List<Problem> problems) {
        if (json) {
            json(console, ProblemsDocument.of(problems));
        } else {
            problems.forEach(p -> console.line("error: " + p.message()));
        }
    }

    /**
     * Does what the command is for.
     *
     * @return exit code
     */
    protected abstract int run(Console console) throws Exception;

    /** Returns a service, or says which one is missing: a command is there before all of its services are. */
    protected static <T> T present(T service, String name) {
        if (service == null) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE,
                    "the " + name + " is not there (yet). Try again in a moment; if it stays away: diag, log:display");
        }
        return service;
    }

    /** Prints a document. */
    protected static void json(Console console, Object document) {
        console.line(Json.text(document));
    }

    /** Returns 0 for true, 1 for false. */
    protected static int code(boolean good) {
        return good ? 0 : 1;
    }
}
