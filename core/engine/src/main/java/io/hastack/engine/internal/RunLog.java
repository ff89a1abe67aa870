package io.hastack.engine.internal;

import io.hastack.engine.Progress;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Journal;
import io.hastack.spi.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes what happens to the journal first and tells the front end then, one at a time. */
final class RunLog {
    private final String run;
    private final Journal journal;
    private final Progress progress;

    RunLog(String run, Journal journal, Progress progress) {
        this.run = run;
        this.journal = journal;
        this.progress = progress;
    }

    void run(Event.State state, String detail) {
        journal.append(run, List.of(new Event("", state, Instant.now(), detail)));
    }

    synchronized void steps(Task task, List<Entry> entries, Event.State state, String detail) {
        Instant now = Instant.now();
        List<Event> events = new ArrayList<>();
        for (Entry entry : entries) {
            events.add(new Event(entry.stepId(task.place()), state, now, detail));
        }
        if (events.isEmpty()) {
            return;
        }
        journal.append(run, events);
        for (int i = 0; i < events.size(); i++) {
            Entry entry = entries.get(i);
            progress.step(
                    new Step(
                            events.get(i).step(),
                            entry.instance().component(),
                            task.place(),
                            entry.part().kind() + " " + entry.part().key(),
                            detail,
                            task.batch().stage(),
                            Set.of()),
                    events.get(i));
        }
    }

    /** A wait is a step of its own, so that a summary can say what the time went into. */
    synchronized void wait(String condition, Event.State state, String detail) {
        Event event = new Event("wait/" + condition, state, Instant.now(), detail);
        journal.append(run, List.of(event));
        String component = condition.contains("/") ? condition.substring(0, condition.indexOf('/')) : condition;
        progress.step(new Step(event.step(), component, "", "wait " + condition, detail, 0, Set.of()), event);
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
