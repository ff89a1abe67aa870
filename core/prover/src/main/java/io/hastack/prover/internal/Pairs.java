package io.hastack.prover.internal;

import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The scenarios of a proof. */
final class Pairs {
    private static final Set<Kind> NODE = Set.of(Kind.NODE_LOST, Kind.NODE_STOPS);

    private Pairs() {}

    /** Returns each fault by itself, or those of them that measure how far a failure spreads. */
    static List<Scenario> singles(List<Fault> faults, Depth depth) {
        return faults.stream()
                .filter(f -> depth != Depth.SPREAD || f.kind() == Kind.MONITOR_FAILS)
                .map(f -> new Scenario(List.of(f)))
                .toList();
    }

    /**
     * Returns pairs. To the scheduler an action that timed out is an action that failed, so pairs merge the two;
     * {@link Depth#DOUBLE_FULL} does not.
     */
    static List<Scenario> of(List<Fault> faults, Depth depth) {
        List<Fault> paired = faults.stream()
                .filter(f -> depth.full() || Merging.base(f.kind()) == f.kind())
                .toList();
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 0; i < paired.size(); i++) {
            for (int j = i + 1; j < paired.size(); j++) {
                if (different(paired.get(i), paired.get(j)) && different(paired.get(j), paired.get(i))) {
                    scenarios.add(new Scenario(List.of(paired.get(i), paired.get(j))));
                }
            }
        }
        return scenarios;
    }

    /** A fault is no second one where the first includes it. */
    private static boolean different(Fault a, Fault b) {
        boolean sameInstance = !a.resource().isEmpty()
                && a.resource().equals(b.resource())
                && (a.where().equals(b.where()) || a.where().isEmpty());
        boolean sameNode = NODE.contains(a.kind()) && a.where().equals(b.where());
        boolean noQuorum = a.kind() == Kind.QUORUM_LOST && b.kind() == Kind.PARTITION;
        return !sameInstance && !sameNode && !noQuorum;
    }
}
