package io.hastack.engine.internal;

import io.hastack.engine.Progress;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Journal;
import io.hastack.spi.plan.Step;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what happens to the journal first and tells the front end then, one at a time. */
final class RunLog {
    private final String run;
    private final Journal journal;
    private final Progress progress;
    /** Whether steps that found nothing to do are left out. */
    private final boolean changesOnly;

    private final Set<String> begun = new HashSet<>();
    private String failure = "";

    RunLog(String run, Journal journal, Progress progress) {
        this(run, journal, progress, false);
    }

    private RunLog(String run, Journal journal, Progress progress, boolean changesOnly) {
        this.run = run;
        this.journal = journal;
        this.progress = progress;
        this.changesOnly = changesOnly;
    }

    /** Returns a log of one of several deploys within the same run: it has what changes, waits and failures. */
    RunLog changes() {
        return new RunLog(run, journal, progress(), true);
    }

    /** Returns the first failure; empty if there was none. */
    synchronized String failure() {
        return failure;
    }

    void run(Event.State state, Instant at, String detail) {
        journal.append(run, List.of(new Event("", state, at, detail)));
    }

    void steps(Task task, List<Entry> entries, Event.State state, String detail) {
        Map<Entry, String> details = new LinkedHashMap<>();
        entries.forEach(e -> details.put(e, detail));
        steps(task, details, state);
    }

    synchronized void steps(Task task, Map<Entry, String> details, Event.State state) {
        Instant now = Instant.now();
        Map<Step, Event> events = new LinkedHashMap<>();
        details.forEach((entry, detail) -> {
            String id = entry.stepId(task.place());
            note(id, state, detail);
            if (changesOnly && state == Event.State.UNCHANGED && !begun.contains(id)) {
                return;
            }
            String part = entry.part().kind() + " " + entry.part().key();
            events.put(
                    new Step(
                            id,
                            entry.instance().component(),
                            task.place(),
                            part,
                            detail,
                            task.batch().stage(),
                            Set.of()),
                    new Event(id, state, now, detail));
        });
        if (!events.isEmpty()) {
            journal.append(run, List.copyOf(events.values()));
            events.forEach(progress::step);
        }
    }

    /** A step of a workflow. */
    synchronized void step(Step step, Event.State state, String detail) {
        Event event = new Event(step.id(), state, Instant.now(), detail);
        journal.append(run, List.of(event));
        progress.step(step, event);
    }

    /** A wait is a step of its own, so that a summary can say what the time went into. */
    synchronized void wait(String condition, Event.State state, String detail) {
        Event event = new Event("wait/" + condition, state, Instant.now(), detail);
        note(event.step(), state, detail);
        journal.append(run, List.of(event));
        String component = condition.contains("/") ? condition.substring(0, condition.indexOf('/')) : condition;
        progress.step(new Step(event.step(), component, "", "wait " + condition, detail, 0, Set.of()), event);
    }

    private void note(String step, Event.State state, String detail) {
        if (state == Event.State.STARTED) {
            begun.add(step);
        }
        if (state == Event.State.FAILED && failure.isEmpty()) {
            failure = step + ": " + detail;
        }
    }

    Progress progress() {
        return new Progress() {
            @Override
            public void step(Step step, Event event) {
                progress.step(step, event);
            }

            @Override
            public void waiting(String condition, String message) {
                synchronized (RunLog.this) {
                    progress.waiting(condition, message);
                }
            }
        };
    }
}
