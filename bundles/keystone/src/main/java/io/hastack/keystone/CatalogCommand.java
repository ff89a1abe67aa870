package io.hastack.keystone;

import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.descriptor.command.Page;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** Shows the catalogue as Keystone hands it to clients, asked through the VIP from the first node that answers. */
@Service
@Command(scope = "keystone", name = "catalog", description = "Shows the services of the catalogue with their endpoints")
public final class CatalogCommand implements Action {
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
        try {
            Page page = page(catalogue(ComponentNodes.of("keystone", file)));
            session.getConsole().println(json ? page.json() : page.text());
            return 0;
        } catch (HaException e) {
            e.problems().forEach(p -> session.getConsole().println("error: " + p.message()));
            return e.code().kind().exitCode();
        }
    }

    private String catalogue(ComponentNodes nodes) {
        String problem = "";
        for (Node node : nodes.nodes()) {
            try {
                CommandResult result = transport.run(
                        nodes.topology().access(), node, KeystoneObjects.catalogue(), Duration.ofSeconds(30));
                if (result.ok()) {
                    return result.output();
                }
                problem = node.name() + ": " + result.error().strip();
            } catch (HaException e) {
                problem = e.getMessage();
            }
        }
        throw new HaException(
                ErrorCode.NODE_LOST, "the catalogue cannot be read; the last node tried says: " + problem);
    }

    static Page page(String lines) {
        Page page = Page.of("endpoints", "type", "name", "region", "interface", "url");
        lines.lines()
                .map(line -> line.split("\t", -1))
                .filter(row -> row.length == 5)
                .sorted((a, b) -> String.join("\t", a).compareTo(String.join("\t", b)))
                .forEach(page::row);
        return page;
    }
}
