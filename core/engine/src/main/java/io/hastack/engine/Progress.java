package io.hastack.engine;

import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Step;

/** Follows a run. Called from several threads, one call at a time; must not block. */
public interface Progress {
    /** Shows nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void step(Step step, Event event) {}

        @Override
        public void waiting(String condition, String message) {}
    };

    /** A step started or ended. */
    void step(Step step, Event event);

    /** The run waits for a condition ({@code component/Condition}); {@code message} says what is missing still. */
    void waiting(String condition, String message);
}
