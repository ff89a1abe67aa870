package io.hastack.nova;

import io.hastack.descriptor.command.Arguments;
import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/**
 * Asks the evacuator for a compute node that it would not evacuate by itself: exit code 3 if the node could still run its
 * instances. The evacuator does the work, so a console that goes away ends nothing.
 */
@Service
@Command(
        scope = "nova",
        name = "evacuate",
        description = "Evacuates a dead compute node, also while more than half of them look dead")
public final class EvacuateCommand implements Action {
    @Argument(name = "node", description = "The compute node", required = true, multiValued = true)
    List<String> names = List.of();

    @Option(name = "--is-off", description = "The node has no power, though no fencing device has confirmed it")
    boolean isOff;

    @Option(name = "--yes", description = "Do not ask")
    boolean yes;

    @Option(name = "--topology", description = "Topology file in place of etc/topology.yaml", valueToShowInHelp = "")
    String file = "";

    @Reference(optional = true)
    Transport transport;

    @Reference
    Session session;

    @Override
    public Object execute() throws IOException {
        try {
            String node = node();
            ComponentNodes nodes = ComponentNodes.of("nova", file);
            known(nodes.topology(), node);
            if (!yes && !agreed(node)) {
                session.getConsole().println("nothing was done");
                return 0;
            }
            CommandResult result = Member.run(transport, nodes, "request " + node + (isOff ? " --is-off" : ""));
            String said = result.output().strip();
            session.getConsole().println(result.exitCode() == 0 ? said : "error: " + said);
            return result.exitCode();
        } catch (HaException e) {
            e.problems().forEach(p -> session.getConsole().println("error: " + p.message()));
            return e.code().kind().exitCode();
        }
    }

    private String node() {
        Arguments known = new Arguments()
                .flag("--is-off", () -> isOff = true)
                .flag("--yes", () -> yes = true)
                .option("--topology", name -> file = name);
        return Arguments.one(known.among(names), "the name of one compute node");
    }

    /** The name goes into a script, so it is one of the topology's and nothing else. */
    static void known(Topology topology, String name) {
        boolean remote = topology.clusters().stream()
                .flatMap(c -> c.remotes().stream())
                .map(Node::name)
                .anyMatch(name::equals);
        if (!remote) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "no cluster of topology '" + topology.name() + "' has a remote '" + name
                            + "'; `nova:services` names them");
        }
    }

    private boolean agreed(String node) throws IOException {
        String answer = session.readLine(
                "Every instance of " + node + " is started on another node"
                        + (isOff ? ", which is safe only if " + node + " has no power" : "") + ". Go on? [y/N] ",
                null);
        return answer != null && answer.strip().matches("(?i)y(es)?");
    }
}
