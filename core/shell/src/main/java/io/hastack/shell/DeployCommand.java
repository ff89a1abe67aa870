package io.hastack.shell;

import io.hastack.engine.Engine;
import io.hastack.engine.Request;
import io.hastack.shell.completion.ComponentCompleter;
import io.hastack.shell.document.PlanDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.PlanText;
import io.hastack.shell.text.Words;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Makes the nodes as the topology says. */
@Service
@Command(scope = "ha", name = "deploy", description = "Deploys components; what is already so stays untouched")
public final class DeployCommand extends GuardedCommand {
    @Argument(name = "component", description = "Components to deploy", multiValued = true)
    @Completion(ComponentCompleter.class)
    List<String> components = List.of();

    @Option(name = "--all", description = "All components of the topology")
    boolean all;

    @Option(name = "--dry-run", description = "Show the plan and stop, as ha:plan")
    boolean dryRun;

    @Option(name = "--yes", description = "Do not ask")
    boolean yes;

    @Option(name = "--unproven", description = "Change CIBs without the proof of every single failure")
    boolean unproven;

    @Reference(optional = true)
    Engine engine;

    @Override
    protected int run(Console console) throws IOException {
        if (all != components.isEmpty()) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "say what to deploy: ha:deploy COMPONENT… for some components, or ha:deploy --all for the whole topology");
        }
        Topology topology = guarded(true);
        var selected = Selection.of(components, topology, inventory());
        Request request = new Request("deploy", topology, selected, false, unproven);
        if (dryRun) {
            return show(console, present(engine, "engine").plan(request));
        }
        if (console.interactive()
                && !yes
                && !json
                && !agreed(present(engine, "engine").plan(request))) {
            console.line("nothing was done");
            return 0;
        }
        Engine found = present(engine, "engine");
        return new FollowedRun(console, json).run(progress -> found.run(request, progress));
    }

    private int show(Console console, Plan plan) {
        if (json) {
            json(console, PlanDocument.of(plan));
        } else {
            console.lines(PlanText.lines(plan, console.width()));
        }
        return 0;
    }

    private boolean agreed(Plan plan) throws IOException {
        long nodes = plan.steps().stream()
                .filter(PlanText::changes)
                .map(s -> s.node())
                .distinct()
                .count();
        String question = Words.count(plan.changes(), "change") + " in "
                + Words.count(plan.stages().size(), "stage") + " on " + Words.count(nodes, "node")
                + " (ha:plan shows them). Go on? [y/N] ";
        String answer = session.readLine(question, null);
        return answer != null && answer.strip().matches("(?i)y(es)?");
    }
}
