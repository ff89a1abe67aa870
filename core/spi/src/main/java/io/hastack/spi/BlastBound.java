package io.hastack.spi;

/**
 * How far a failure of a component may spread. A proof finds a violation where it spreads further.
 *
 * @param otherNodes instances on other nodes than the failed one that may be stopped, restarted, demoted or moved
 * @param reason why it cannot be fewer, for people; empty for none
 */
public record BlastBound(int otherNodes, String reason) {
    /** No instance on another node is disturbed. */
    public static final BlastBound NONE = new BlastBound(0, "");

    public BlastBound {
        if (otherNodes < 0 || otherNodes > 0 && reason.isBlank()) {
            throw new IllegalArgumentException("a bound is 0 or more, and more than 0 has a reason");
        }
    }
}
