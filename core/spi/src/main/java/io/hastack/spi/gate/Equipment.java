package io.hastack.spi.gate;

/** Tells when the nodes of a cluster that is being deployed have its tools. */
@FunctionalInterface
public interface Equipment {
    /**
     * Blocks until the packages of one member at least are as the topology says, or no member's will be. Returns at once
     * where they are so already.
     */
    void await() throws InterruptedException;
}
