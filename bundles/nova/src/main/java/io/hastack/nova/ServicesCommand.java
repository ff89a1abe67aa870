package io.hastack.nova;

import io.hastack.spi.transport.Transport;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** Shows Nova's services, and how far the evacuation of each compute node is. */
@Service
@Command(
        scope = "nova",
        name = "services",
        description = "Shows Nova's services, and how far the evacuation of each compute node is")
public final class ServicesCommand implements Action {
    private static final String[] HEADER = {"binary", "host", "status", "state", "updated", "evacuation", "reason"};

    @Reference(optional = true)
    Transport transport;

    @Reference
    Session session;

    @Option(name = "--topology", description = "Topology file in place of etc/topology.yaml", valueToShowInHelp = "")
    String file = "";

    @Option(name = "--json", description = "Print JSON, and nothing else")
    boolean json;

    @Override
    public Object execute() {
        return Rows.print(session, transport, file, json, "services", HEADER);
    }
}
