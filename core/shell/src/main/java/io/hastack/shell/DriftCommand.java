package io.hastack.shell;

import io.hastack.engine.Engine;
import io.hastack.engine.Request;
import io.hastack.shell.completion.ComponentCompleter;
import io.hastack.shell.document.DriftDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.PlanText;
import io.hastack.shell.text.Table;
import io.hastack.spi.plan.Step;
import io.hastack.spi.topology.Topology;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists what is not as the topology says; exit code 1 if anything is. */
@Service
@Command(scope = "ha", name = "drift", description = "Lists what on the nodes is not as the topology says")
public final class DriftCommand extends TopologyCommand {
    @Argument(name = "component", description = "Components; none for all", multiValued = true)
    @Completion(ComponentCompleter.class)
    List<String> components = List.of();

    @Reference(optional = true)
    Engine engine;

    @Override
    protected int run(Console console) {
        Topology topology = reachable();
        var selected = Selection.of(components, topology, inventory());
        List<Step> drift =
                present(engine, "engine").plan(new Request("drift", topology, selected, false)).steps().stream()
                        .filter(PlanText::changes)
                        .toList();
        if (json) {
            json(console, DriftDocument.of(drift));
        } else {
            Table table = Table.of("no drift", "Component", "Node", "Part", "Action");
            drift.forEach(s -> table.row(s.component(), s.node(), s.part(), s.action()));
            console.table(table);
        }
        return code(drift.isEmpty());
    }
}
