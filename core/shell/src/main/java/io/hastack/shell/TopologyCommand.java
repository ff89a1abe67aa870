package io.hastack.shell;

import io.hastack.descriptor.LoadedTopology;
import io.hastack.engine.Inventory;
import io.hastack.shell.completion.TopologyFileCompleter;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command about a topology: the console's own one, or that of a file. */
public abstract class TopologyCommand extends ConsoleCommand {
    private static final Pattern SETTING = Pattern.compile("^(settings/([a-z][A-Za-z0-9._-]*)): ");

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

    /** Components know a setting by its key; where it is written is known here. */
    @Override
    protected List<Problem> placed(List<Problem> problems) {
        if (problems.stream().noneMatch(p -> SETTING.matcher(p.message()).find())) {
            return problems;
        }
        LoadedTopology loaded = source().load(TopologySource.ANY, false);
        return problems.stream()
                .map(p -> new Problem(
                        p.code(),
                        SETTING.matcher(p.message())
                                .replaceFirst(
                                        m -> Matcher.quoteReplacement(loaded.place(m.group(1)) + m.group(2) + ": "))))
                .toList();
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
