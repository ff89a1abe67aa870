package io.hastack.prover;

import java.util.List;

/**
 * How far the failure of one instance spreads, over all scenarios in which one instance fails its monitor.
 *
 * @param max most other instances that one failure disturbs
 * @param maxElsewhere most of them on other nodes
 * @param mean other instances that a failure disturbs, on average
 * @param worst every failure that disturbs something, the worst first
 */
public record BlastRadius(int max, int maxElsewhere, double mean, List<Blast> worst) {
    public BlastRadius {
        worst = List.copyOf(worst);
    }

    /**
     * One failure.
     *
     * @param fault id of its scenario
     * @param disturbed number of other instances
     * @param elsewhere number of those on other nodes
     */
    public record Blast(String fault, int disturbed, int elsewhere) {}
}
