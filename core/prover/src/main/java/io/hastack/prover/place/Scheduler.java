package io.hastack.prover.place;

import io.hastack.prover.Simulator;

/**
 * A simulator that was found, and where. Closing it removes what it left there.
 *
 * @param place for people: {@code this machine}, or names of nodes
 */
public record Scheduler(Simulator simulator, String place, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
