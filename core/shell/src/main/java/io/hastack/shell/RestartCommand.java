package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.shell.completion.ComponentCompleter;
import io.hastack.shell.text.Console;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Restarts a component through Pacemaker, one node after another. */
@Service
@Command(
        scope = "ha",
        name = "restart",
        description = "Restarts a component, node by node, while the other nodes serve")
public final class RestartCommand extends WorkflowCommand {
    @Argument(name = "component", description = "Component to restart", required = true, multiValued = true)
    @Completion(ComponentCompleter.class)
    List<String> names = List.of();

    @Override
    protected int run(Console console) throws IOException {
        return run(console, "restart", Arguments.one(names, "the name of one component"));
    }
}
