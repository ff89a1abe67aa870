package io.hastack.shell;

import io.hastack.shell.document.TopologyDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.TopologyText;
import io.hastack.spi.topology.Topology;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows clusters, nodes, components and VIPs; asks no node. */
@Service
@Command(scope = "ha", name = "topology", description = "Shows the topology: shape, clusters, nodes, components, VIPs")
public final class ShapeCommand extends TopologyCommand {
    @Override
    protected int run(Console console) {
        Topology topology = topology();
        if (json) {
            json(console, TopologyDocument.of(topology));
        } else {
            console.line(TopologyText.headline(topology));
            console.table(TopologyText.clusters(topology));
            console.table(TopologyText.nodes(topology));
            console.table(TopologyText.vips(topology));
        }
        return 0;
    }
}
