package io.hastack.engine.internal;

import io.hastack.engine.Progress;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Site;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Turns tasks into the plan that is shown; with facts if there are any. */
final class Forecast {
    private static final String ALREADY_SO = "already so";

    private final String id;
    private final String workflow;
    private final Tasks tasks;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Integer, String> lastOf = new HashMap<>();
    private int changes;

    Forecast(String id, String workflow, Tasks tasks) {
        this.id = id;
        this.workflow = workflow;
        this.tasks = tasks;
    }

    Plan offline() {
        for (Task task : tasks.list()) {
            add(task, entry -> PartText.of(entry.part()));
            changes += task.entries().size();
        }
        return plan();
    }

    Plan online(Topology topology, NodeAccess access, ExecutorService pool) {
        FirstReading reading = FirstReading.of(topology, tasks.list(), access, pool, Progress.SILENT);
        Map<Site, List<Fact>> previews = new HashMap<>();
        for (Task task : tasks.list()) {
            NodeFacts facts = reading.of(task);
            List<Change> all = Converging.changes(task, facts);
            Map<Entry, String> actions = all.isEmpty() ? Map.of() : Converging.actions(task, facts, all);
            changes += actions.size();
            add(task, entry -> actions.getOrDefault(entry, ALREADY_SO));
            for (Change change : all) {
                if (change instanceof Change.Script script && !script.preview().isEmpty()) {
                    previews.computeIfAbsent(facts.site(), s -> new ArrayList<>())
                            .add(new Fact("preview of " + change.describe(), script.preview()));
                }
            }
        }
        previews.forEach((site, facts) -> {
            NodeFacts read = access.read(site, facts);
            facts.forEach(f -> read.get(f)
                    .output()
                    .lines()
                    .filter(l -> !l.isBlank())
                    .forEach(l -> notes.add(site.node().name() + ": " + l.strip())));
        });
        return plan();
    }

    /** Steps of one task follow each other; the first follows the last of each task before it. */
    private void add(Task task, java.util.function.Function<Entry, String> action) {
        Set<String> before = new LinkedHashSet<>();
        task.after().forEach(t -> Optional.ofNullable(lastOf.get(t.id())).ifPresent(before::add));
        Set<String> after = before;
        for (Entry entry : task.entries()) {
            Step step = new Step(
                    entry.stepId(task.place()),
                    entry.instance().component(),
                    task.place(),
                    entry.part().kind() + " " + entry.part().key(),
                    action.apply(entry),
                    task.batch().stage(),
                    after);
            steps.add(step);
            lastOf.put(task.id(), step.id());
            after = Set.of(step.id());
        }
    }

    private Plan plan() {
        return new Plan(id, workflow, changes, steps, tasks.stages(), notes);
    }
}
