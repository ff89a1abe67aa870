package io.hastack.engine;

import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Step;
import org.osgi.annotation.versioning.ProviderType;

/** A run that holds its topology's lock until it is closed. For use by one thread. */
@ProviderType
public interface OpenRun extends AutoCloseable {
    /** Returns the run's id. */
    String id();

    /** Returns whether the journal has a step of it. */
    boolean begun();

    /** Writes what happened to a step, durably, and then tells the progress. */
    void step(Step step, Event.State state, String detail);

    /** Returns where to tell what the run waits for. */
    Progress progress();

    /**
     * Writes the end.
     *
     * @param well false for a run that failed
     * @param detail one line for people
     */
    Run end(boolean well, String detail);

    /** Releases the lock; a run without an end can be resumed. */
    @Override
    void close();
}
