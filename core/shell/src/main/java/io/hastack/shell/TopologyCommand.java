package io.hastack.shell;

import io.hastack.engine.Inventory;
import io.hastack.shell.completion.TopologyFileCompleter;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command about a topology: the console's own one, or that of a file. */
public abstract class TopologyCommand extends ConsoleCommand {
    @Option(name = "--topology", description = "Topology file in place of etc/topology.yaml", valueToShowInHelp = "")
    @Completion(TopologyFileCompleter.class)
    String file = "";

    @Reference(optional = true)
    Inventory inventory;

    /** Returns where the topology comes from. */
    protected TopologySource source() {
        if (file.isEmpty()) {
            return TopologySource.standard();
        }
        return new TopologySource(absolute(file));
    }

    /** Returns the whole path of a file that an operator named. */
    protected Path absolute(String name) {
        Path path = Path.of(name);
        Path whole = path.isAbsolute() ? path : session.currentDir().resolve(path);
        return whole.toAbsolutePath().normalize();
    }

    /** Returns the topology for a command that asks no node. */
    protected Topology topology() {
        return source().look();
    }

    /** Returns the topology for a command that reads nodes: their keys must be there. */
    protected Topology reachable() {
        return source().load(TopologySource.ANY, true).topology();
    }

    /** Returns what the installed components say. */
    protected Inventory inventory() {
        return present(inventory, "inventory of components");
    }
}
