package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A dry run: the route is walked, and each step says what it would do. */
final class Forecast implements Ledger {
    private static final String ALREADY = "already so";

    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, String> stages = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, String> told = new LinkedHashMap<>();
    private int changes;

    Plan plan(String workflow, String subject) {
        return new Plan(workflow + "-" + subject, workflow, changes, steps, stages, List.copyOf(notes));
    }

    @Override
    public boolean forecast() {
        return true;
    }

    @Override
    public void change(Step step, Runnable work) {
        changes++;
        add(step, step.action());
    }

    @Override
    public void await(Step step, Runnable work) {
        add(step, changes > 0 ? step.action() : ALREADY);
    }

    @Override
    public void already(Step step) {
        told.put(step.id(), step.action());
        add(step, ALREADY);
    }

    @Override
    public void note(String line) {
        notes.add(line);
    }

    @Override
    public void stage(int stage, String reason) {
        stages.put(stage, reason);
    }

    @Override
    public Optional<String> told(String step) {
        return Optional.ofNullable(told.get(step));
    }

    @Override
    public void deploy(Engine engine, Request request) {
        throw new IllegalStateException("a forecast deploys nothing");
    }

    @Override
    public Progress progress() {
        return Progress.SILENT;
    }

    private void add(Step step, String action) {
        Set<String> after =
                steps.isEmpty() ? Set.of() : Set.of(steps.get(steps.size() - 1).id());
        steps.add(new Step(step.id(), step.component(), step.node(), step.part(), action, step.stage(), after));
    }
}
