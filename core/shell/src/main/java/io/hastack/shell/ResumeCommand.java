package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.engine.Engine;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import io.hastack.engine.Undertaking;
import io.hastack.engine.Workflows;
import io.hastack.shell.completion.RunCompleter;
import io.hastack.shell.document.ProblemsDocument;
import io.hastack.shell.document.RunDocument;
import io.hastack.shell.text.Console;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Does again what a failed or interrupted run was asked for; what is already so stays untouched. */
@Service
@Command(scope = "ha", name = "resume", description = "Goes on with a run that failed or whose console died")
public final class ResumeCommand extends GuardedCommand {
    private static final String DEPLOY = "deploy";

    @Argument(name = "run", description = "Id of the run; the last one if none is given", multiValued = true)
    @Completion(RunCompleter.class)
    List<String> ids = List.of();

    @Option(name = "--unproven", description = "Change CIBs without the proof of every single failure")
    boolean unproven;

    @Reference(optional = true)
    Engine engine;

    @Reference(optional = true)
    Workflows workflows;

    @Reference(optional = true)
    Runs runs;

    @Override
    protected int run(Console console) {
        String id = ids.isEmpty() ? "last" : Arguments.one(ids, "the id of one run, or nothing");
        Optional<Run> found = present(runs, "journal").find(id);
        if (found.isEmpty() && !id.equals("last")) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT, "there is no run '" + id + "'. ha:runs lists those there are");
        }
        if (found.isEmpty() || found.get().state() == Run.State.FINISHED) {
            return nothing(console, found);
        }
        Run run = found.get();
        if (run.state() == Run.State.RUNNING) {
            throw new HaException(ErrorCode.REFUSED_LOCKED, run.id() + " still runs. ha:run last shows it");
        }
        return new FollowedRun(console, json).run(run.workflow().equals(DEPLOY) ? deploy(run) : workflow(run));
    }

    private Function<Progress, Run> deploy(Run run) {
        Request request = new Request(run.workflow(), guarded(true), run.components(), false, unproven);
        Engine found = present(engine, "engine");
        return progress -> found.run(request, progress);
    }

    private Function<Progress, Run> workflow(Run run) {
        String subject = run.components().stream().findFirst().orElse("");
        Undertaking asked = new Undertaking(
                run.workflow(), reachable(), subject, Optional.of(run), Optional.of(source().file()), Map.of());
        Workflows found = present(workflows, "bundle of workflows");
        return progress -> found.run(asked, progress);
    }

    private int nothing(Console console, Optional<Run> run) {
        if (!json) {
            console.line(
                    "nothing to resume: " + run.map(r -> r.id() + " finished").orElse("no run yet"));
        } else {
            json(console, run.<Object>map(RunDocument::of).orElseGet(() -> ProblemsDocument.of(List.of())));
        }
        return 0;
    }
}
