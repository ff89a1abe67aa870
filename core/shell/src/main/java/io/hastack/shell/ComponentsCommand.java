package io.hastack.shell;

import io.hastack.engine.Inventory;
import io.hastack.shell.document.ComponentsDocument;
import io.hastack.shell.text.ComponentLine;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.Table;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.BundleContext;

/** Lists components: installed, available in the distribution, named by the topology. */
@Service
@Command(scope = "ha", name = "components", description = "Lists the components that are installed or could be")
public final class ComponentsCommand extends ConsoleCommand {
    @Reference(optional = true)
    Inventory inventory;

    @Reference(optional = true)
    FeaturesService features;

    @Reference(optional = true)
    BundleContext context;

    @Override
    protected int run(Console console) throws Exception {
        List<ComponentLine> lines =
                new Distribution(present(inventory, "inventory"), features, context).lines(inTopology(inventory));
        if (json) {
            json(console, new ComponentsDocument(lines));
        } else {
            Table table = Table.of(
                    "no components; feature:list shows what there is",
                    "Id",
                    "Title",
                    "Mode",
                    "State",
                    "In topology",
                    "Version",
                    "Bundle");
            lines.forEach(l -> table.row(
                    l.id(), l.title(), l.mode(), l.state(), l.inTopology() ? "yes" : "no", l.version(), l.bundle()));
            console.table(table);
        }
        return 0;
    }

    /** A topology that is wrong or not there yet is the business of {@code ha:check}. */
    private static Set<String> inTopology(Inventory inventory) {
        try {
            Topology topology = TopologySource.standard().look();
            Set<String> named = new HashSet<>(topology.components());
            inventory.components().stream()
                    .filter(c -> c.everyRemote() && Selection.remotes(topology))
                    .forEach(c -> named.add(c.id()));
            return named;
        } catch (HaException e) {
            return Set.of();
        }
    }
}
