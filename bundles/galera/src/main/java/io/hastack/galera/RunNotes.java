package io.hastack.galera;

import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Event.State;
import io.hastack.spi.plan.Journal;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A run of {@code galera:recover} in the journal, where {@code ha:runs} and {@code ha:run} find it. What is noted is on disk. */
final class RunNotes {
    private static final String WORKFLOW = "galera-recover";
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Journal journal;
    private final Clock clock;
    private final String run;

    private RunNotes(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        this.run = ID.format(clock.instant()) + "-" + WORKFLOW;
    }

    /** @throws HaException {@code STATE_UNREADABLE} if the journal is not there or cannot be written: nothing is done then */
    static RunNotes begin(Journal journal, Clock clock, String topology) {
        if (journal == null) {
            throw new HaException(ErrorCode.STATE_UNREADABLE, "the journal is not there (yet). Try again in a moment.");
        }
        RunNotes notes = new RunNotes(journal, clock);
        notes.note("", State.STARTED, WORKFLOW + " " + topology + " galera");
        return notes;
    }

    void note(String step, State state, String detail) {
        journal.append(run, List.of(new Event(step, state, clock.instant(), detail.replace('\n', ' '))));
    }

    /** Carries out a step between two notes; one that throws is noted as failed, and so is the run. */
    void step(String step, State done, String detail, Runnable work) {
        note(step, State.STARTED, detail);
        try {
            work.run();
        } catch (HaException e) {
            note(step, State.FAILED, e.getMessage());
            note("", State.FAILED, e.getMessage());
            throw e;
        }
        note(step, done, detail);
    }

    void end(String detail) {
        note("", State.FINISHED, detail);
    }

    String run() {
        return run;
    }
}
