package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.engine.OpenRun;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Step;
import io.hastack.spi.problem.HaException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A run: the journal has each step before it begins and after it has ended. */
final class Journalled implements Ledger {
    private final OpenRun run;
    private final Map<String, String> told = new HashMap<>();

    Journalled(OpenRun run) {
        this.run = run;
    }

    @Override
    public boolean forecast() {
        return false;
    }

    @Override
    public void change(Step step, Runnable work) {
        carryOut(step, work, Event.State.CHANGED, step.action());
    }

    @Override
    public void await(Step step, Runnable work) {
        carryOut(step, work, Event.State.UNCHANGED, "True");
    }

    @Override
    public void already(Step step) {
        told.put(step.id(), step.action());
        run.step(step, Event.State.UNCHANGED, step.action());
    }

    @Override
    public void note(String line) {}

    @Override
    public void stage(int stage, String reason) {}

    @Override
    public Optional<String> told(String step) {
        return Optional.ofNullable(told.get(step));
    }

    @Override
    public void deploy(Engine engine, Request request) {
        engine.within(run, request);
    }

    @Override
    public Progress progress() {
        return run.progress();
    }

    private void carryOut(Step step, Runnable work, Event.State well, String detail) {
        run.step(step, Event.State.STARTED, step.action());
        try {
            work.run();
        } catch (HaException e) {
            run.step(step, Event.State.FAILED, e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            run.step(step, Event.State.FAILED, "internal error: " + e);
            throw e;
        }
        told.put(step.id(), detail);
        run.step(step, well, detail);
    }
}
