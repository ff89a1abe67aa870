package io.hastack.health;

import io.hastack.spi.check.Condition;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Conditions as published, and their changes. Safe for use by many threads. */
@ProviderType
public interface Health {
    /** Returns whether checks are measured by themselves. */
    boolean on();

    /** Turns that on or off; durable, so that a console which starts again does as it was told. */
    void turn(boolean on);

    /** Returns one line on what health does now, such as why nothing is measured. */
    String state();

    /** Returns what is published, by subject and type. Empty before the first round. */
    List<Condition> conditions();

    /**
     * Measures every condition now, whether health is on or off. Nothing of it is kept or published.
     *
     * @throws io.hastack.spi.problem.HaException if there is no topology, or it is wrong
     */
    List<Condition> measure();

    /** Returns changes with a higher number, oldest first; of those before the latest thousand none is known. */
    List<Change> after(long number);

    /** Returns the number of the latest change, 0 if there is none. */
    long latest();

    /** As {@link #after}, but waits for one if there is none; empty when the patience has passed. */
    List<Change> await(long number, Duration patience) throws InterruptedException;
}
