package io.hastack.shell;

import io.hastack.engine.Workflow;
import io.hastack.engine.Workflows;
import io.hastack.shell.document.WorkflowsDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.Table;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists routes and their nodes under the names that journals have. */
@Service
@Command(scope = "ha", name = "workflows", description = "Lists the workflows and their steps, as journals name them")
public final class WorkflowsCommand extends ConsoleCommand {
    @Reference(optional = true)
    Workflows workflows;

    @Override
    protected int run(Console console) {
        List<Workflow> all = present(workflows, "bundle of workflows").all();
        if (json) {
            json(console, new WorkflowsDocument(all));
        } else {
            Table table = Table.of("no workflows", "Workflow", "Steps");
            all.forEach(w -> table.row(w.id(), String.join(" ", w.steps())));
            console.table(table);
        }
        return 0;
    }
}
