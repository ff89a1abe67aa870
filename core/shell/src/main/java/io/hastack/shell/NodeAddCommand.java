package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.shell.completion.ClusterCompleter;
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

/** Makes a spare a member. */
@Service
@Command(scope = "ha", name = "node-add", description = "Makes a spare a member of a cluster, like all the others")
public final class NodeAddCommand extends WorkflowCommand {
    @Argument(name = "node", description = "Name of a spare", required = true, multiValued = true)
    @Completion(SpareCompleter.class)
    List<String> names = List.of();

    @Option(name = "--cluster", description = "Cluster to join, where there are several", valueToShowInHelp = "")
    @Completion(ClusterCompleter.class)
    String cluster = "";

    @Override
    protected int run(Console console) throws IOException {
        String node = Arguments.one(names, "the name of one spare");
        return run(console, "node-add", node, Map.of("cluster", cluster));
    }
}
