package io.hastack.galera;

import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.descriptor.command.Page;
import io.hastack.galera.recovery.Decider;
import io.hastack.galera.recovery.Member;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.Transport;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** Shows what every Galera node says of itself; exit code 1 unless all are Synced in one primary component. */
@Service
@Command(
        scope = "galera",
        name = "status",
        description =
                "Shows every Galera node: state, position, size of its component, and what it holds while it is down")
public final class StatusCommand implements Action {
    @Reference(optional = true)
    Transport transport;

    @Reference
    Session session;

    @Option(name = "--topology", description = "Topology file in place of etc/topology.yaml", valueToShowInHelp = "")
    String file = "";

    @Option(
            name = "--innodb",
            description =
                    "Ask InnoDB of members that are down and tell no last commit: it recovers there, as at any start")
    boolean innodb;

    @Option(name = "--json", description = "Print JSON, and nothing else")
    boolean json;

    @Override
    public Object execute() {
        try {
            Survey survey = new Survey(ComponentNodes.of("galera", file), transport);
            List<Member> members = innodb ? survey.complete() : survey.look();
            Page page = FactsPage.of(members);
            session.getConsole().println(json ? page.json() : page.text());
            return Decider.allSynced(members) ? 0 : 1;
        } catch (HaException e) {
            session.getConsole().println(Printed.problems(e, json));
            return e.code().kind().exitCode();
        }
    }
}
