package io.hastack.shell;

import io.hastack.engine.Runs;
import io.hastack.shell.document.RunsDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.RunText;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists runs, newest first. */
@Service
@Command(scope = "ha", name = "runs", description = "Lists the runs of this console, newest first")
public final class RunsCommand extends ConsoleCommand {
    @Reference(optional = true)
    Runs runs;

    @Override
    protected int run(Console console) {
        var all = present(runs, "journal").all();
        if (json) {
            json(console, RunsDocument.of(all));
        } else {
            console.table(RunText.table(all));
        }
        return 0;
    }
}
