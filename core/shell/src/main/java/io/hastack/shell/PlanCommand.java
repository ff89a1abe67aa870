package io.hastack.shell;

import io.hastack.engine.Engine;
import io.hastack.engine.Request;
import io.hastack.shell.completion.ComponentCompleter;
import io.hastack.shell.document.PlanDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.PlanText;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.topology.Topology;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows what a deploy would do; touches nothing. */
@Service
@Command(scope = "ha", name = "plan", description = "Shows what a deploy would change, where, in which order, and why")
public final class PlanCommand extends GuardedCommand {
    @Argument(name = "component", description = "Components; none for all", multiValued = true)
    @Completion(ComponentCompleter.class)
    List<String> components = List.of();

    @Option(name = "--all", description = "All components of the topology, as without any")
    boolean all;

    @Option(name = "--offline", description = "Ask no node; every part counts as a change")
    boolean offline;

    @Reference(optional = true)
    Engine engine;

    @Override
    protected int run(Console console) {
        Topology topology = guarded(!offline);
        var selected = Selection.of(all ? List.of() : components, topology, inventory());
        Plan plan = present(engine, "engine").plan(new Request("deploy", topology, selected, offline));
        if (json) {
            json(console, PlanDocument.of(plan));
        } else {
            console.lines(PlanText.lines(plan, console.width()));
        }
        return 0;
    }
}
