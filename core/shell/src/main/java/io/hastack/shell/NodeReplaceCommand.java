package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.shell.completion.MemberCompleter;
import io.hastack.shell.completion.SpareCompleter;
import io.hastack.shell.text.Console;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Puts a spare in the place of a member, dead or alive. */
@Service
@Command(
        scope = "ha",
        name = "node-replace",
        description = "Puts a spare in the place of a member, dead or alive, which becomes a spare")
public final class NodeReplaceCommand extends WorkflowCommand {
    @Argument(index = 0, name = "old", description = "Name of the member that leaves", required = true)
    @Completion(MemberCompleter.class)
    String old = "";

    @Argument(
            index = 1,
            name = "new",
            description = "Name of the spare that joins",
            required = true,
            multiValued = true)
    @Completion(SpareCompleter.class)
    List<String> names = List.of();

    @Option(
            name = "--confirm-off",
            description = "Name of the member again: it is off, which its fencing device cannot confirm",
            valueToShowInHelp = "")
    @Completion(MemberCompleter.class)
    String off = "";

    @Override
    protected int run(Console console) throws IOException {
        String joins = Arguments.one(names, "the name of one spare");
        return run(console, "node-replace", old + ":" + joins, Map.of("confirm-off", confirmed(off, old)));
    }
}
