package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import io.hastack.shell.completion.RunCompleter;
import io.hastack.shell.document.RunDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.RunText;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows one run with its steps. */
@Service
@Command(scope = "ha", name = "run", description = "Shows a run: its steps, how long each took, what failed")
public final class RunCommand extends ConsoleCommand {
    @Argument(name = "run", description = "Id of the run, or last", required = true, multiValued = true)
    @Completion(RunCompleter.class)
    List<String> ids = List.of();

    @Reference(optional = true)
    Runs runs;

    @Override
    protected int run(Console console) {
        String id = Arguments.one(ids, "the id of one run, or last");
        Run run = present(runs, "journal")
                .find(id)
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_ARGUMENT, "there is no run '" + id + "'. ha:runs lists those there are"));
        if (json) {
            json(console, RunDocument.of(run));
        } else {
            console.table(RunText.steps(run));
            console.lines(RunText.summary(run));
        }
        return 0;
    }
}
