package io.hastack.shell;

import io.hastack.engine.Engine;
import io.hastack.shell.completion.ComponentCompleter;
import io.hastack.shell.document.ConditionsDocument;
import io.hastack.shell.text.ConditionText;
import io.hastack.shell.text.Console;
import io.hastack.spi.check.Condition;
import io.hastack.spi.topology.Topology;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Measures conditions; exit code 0 only if every one is True. */
@Service
@Command(
        scope = "ha",
        name = "verify",
        description = "Measures the conditions of components on every node and through the VIPs")
public final class VerifyCommand extends TopologyCommand {
    @Argument(name = "component", description = "Components; none for all", multiValued = true)
    @Completion(ComponentCompleter.class)
    List<String> components = List.of();

    @Reference(optional = true)
    Engine engine;

    @Override
    protected int run(Console console) {
        Topology topology = reachable();
        var selected = Selection.of(components, topology, inventory());
        List<Condition> conditions = present(engine, "engine").verify(topology, selected);
        if (json) {
            json(console, ConditionsDocument.of(conditions));
        } else {
            console.table(ConditionText.table(conditions));
            console.lines(ConditionText.summary(conditions));
        }
        return code(conditions.stream().allMatch(ConditionText::good));
    }
}
