package io.hastack.shell;

import io.hastack.engine.Undertaking;
import io.hastack.engine.Workflows;
import io.hastack.shell.document.PlanDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.PlanText;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command that shows what a workflow will do, asks, and follows it. */
abstract class WorkflowCommand extends TopologyCommand {
    @Option(name = "--dry-run", description = "Show the plan and stop; gates are asked, nothing is touched")
    boolean dryRun;

    @Option(name = "--yes", description = "Do not ask")
    boolean yes;

    @Reference(optional = true)
    Workflows workflows;

    /** Returns the exit code: 0 if all is as it was asked for, whether or not something changed. */
    final int run(Console console, String workflow, String subject) throws IOException {
        return run(console, new Undertaking(workflow, reachable(), subject));
    }

    /** Like {@link #run(Console, String, String)} for a workflow that changes the topology file; empty options are none. */
    final int run(Console console, String workflow, String subject, Map<String, String> options) throws IOException {
        Map<String, String> given = new HashMap<>(options);
        given.values().removeIf(String::isEmpty);
        return run(
                console,
                new Undertaking(workflow, reachable(), subject, Optional.empty(), Optional.of(source().file()), given));
    }

    private int run(Console console, Undertaking asked) throws IOException {
        Workflows found = present(workflows, "bundle of workflows");
        if (dryRun && json) {
            json(console, PlanDocument.of(found.plan(asked)));
            return 0;
        }
        if (!json) {
            Plan plan = found.plan(asked);
            console.lines(PlanText.lines(plan, console.width()));
            if (dryRun) {
                return 0;
            }
            if (console.interactive() && !yes && plan.changes() > 0 && !agreed()) {
                console.line("nothing was done");
                return 0;
            }
        }
        return new FollowedRun(console, json).run(progress -> found.run(asked, progress));
    }

    /** Returns the member that is off by the operator's word, who names it exactly. */
    static String confirmed(String off, String node) {
        if (!off.isEmpty() && !off.equals(node)) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "--confirm-off names the member that leaves: expected '" + node + "', found '" + off + "'");
        }
        return off;
    }

    private boolean agreed() throws IOException {
        String answer = session.readLine("Go on? [y/N] ", null);
        return answer != null && answer.strip().matches("(?i)y(es)?");
    }
}
