package io.hastack.nova;

import io.hastack.spi.transport.Transport;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** Shows all instances with their compute node and state. */
@Service
@Command(scope = "nova", name = "instances", description = "Shows all instances with their compute node and state")
public final class InstancesCommand implements Action {
    private static final String[] HEADER = {"id", "name", "host", "state", "task", "power", "updated"};

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
        return Rows.print(session, transport, file, json, "instances", HEADER);
    }
}
