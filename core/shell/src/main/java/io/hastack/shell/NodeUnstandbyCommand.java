package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.shell.completion.MemberCompleter;
import io.hastack.shell.text.Console;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ends the standby of a member. */
@Service
@Command(
        scope = "ha",
        name = "node-unstandby",
        description = "Ends the standby of a member; it runs again what it ran before")
public final class NodeUnstandbyCommand extends WorkflowCommand {
    @Argument(name = "node", description = "Name of a member", required = true, multiValued = true)
    @Completion(MemberCompleter.class)
    List<String> names = List.of();

    @Override
    protected int run(Console console) throws IOException {
        return run(console, "node-unstandby", Arguments.one(names, "the name of one member"));
    }
}
