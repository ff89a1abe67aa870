package io.hastack.spi.plan;

import java.time.Instant;

/**
 * One line of a journal.
 *
 * @param step id of the step; empty for the run itself
 * @param state what happened
 * @param at when
 * @param detail one line for people; never a secret
 */
public record Event(String step, State state, Instant at, String detail) {
    /** What happened to a step or a run. */
    public enum State {
        STARTED,
        CHANGED,
        UNCHANGED,
        FAILED,
        /** Something it follows failed. */
        SKIPPED,
        /** Run only: all steps ended well. */
        FINISHED
    }
}
