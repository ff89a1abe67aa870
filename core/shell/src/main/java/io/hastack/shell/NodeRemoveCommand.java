package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.shell.completion.MemberCompleter;
import io.hastack.shell.text.Console;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Takes a member out of its cluster for good, dead or alive. */
@Service
@Command(
        scope = "ha",
        name = "node-remove",
        description = "Takes a member out of its cluster for good: nothing names it any more, and it becomes a spare")
public final class NodeRemoveCommand extends WorkflowCommand {
    @Argument(name = "node", description = "Name of a member", required = true, multiValued = true)
    @Completion(MemberCompleter.class)
    List<String> names = List.of();

    @Option(
            name = "--confirm-off",
            description = "Name of the member again: it is off, which its fencing device cannot confirm",
            valueToShowInHelp = "")
    @Completion(MemberCompleter.class)
    String off = "";

    @Override
    protected int run(Console console) throws IOException {
        String node = Arguments.one(names, "the name of one member");
        return run(console, "node-remove", node, Map.of("confirm-off", confirmed(off, node)));
    }
}
