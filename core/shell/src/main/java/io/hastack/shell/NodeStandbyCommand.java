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

/** Puts a member in standby, if the rest can do without it. */
@Service
@Command(
        scope = "ha",
        name = "node-standby",
        description = "Takes a member out of work: what it runs stops or moves, it keeps its vote")
public final class NodeStandbyCommand extends WorkflowCommand {
    @Argument(name = "node", description = "Name of a member", required = true, multiValued = true)
    @Completion(MemberCompleter.class)
    List<String> names = List.of();

    @Override
    protected int run(Console console) throws IOException {
        return run(console, "node-standby", Arguments.one(names, "the name of one member"));
    }
}
