package io.hastack.engine.internal;

import io.hastack.engine.OpenRun;
import io.hastack.engine.Progress;
import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Step;
import java.time.Instant;

/** A workflow's run: the head of the journal is written with its first step. */
final class JournalledRun implements OpenRun {
    private final String id;
    private final String head;
    private final Instant opened;
    private final RunLog log;
    private final Runs runs;
    private final RunLock lock;
    private boolean begun;

    JournalledRun(String id, String head, Instant opened, RunLog log, Runs runs, RunLock lock) {
        this.id = id;
        this.head = head;
        this.opened = opened;
        this.log = log;
        this.runs = runs;
        this.lock = lock;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean begun() {
        return begun;
    }

    @Override
    public void step(Step step, Event.State state, String detail) {
        begin();
        log.step(step, state, detail);
    }

    /** Returns where what is deployed within this run is written. */
    RunLog deploys() {
        begin();
        return log.changes();
    }

    @Override
    public Progress progress() {
        return log.progress();
    }

    @Override
    public Run end(boolean well, String detail) {
        begin();
        log.run(well ? Event.State.FINISHED : Event.State.FAILED, Instant.now(), detail);
        return runs.find(id).orElseThrow();
    }

    @Override
    public void close() {
        lock.close();
    }

    private void begin() {
        if (!begun) {
            log.run(Event.State.STARTED, opened, head);
            begun = true;
        }
    }
}
