package io.hastack.shell.report;

import io.hastack.prover.Fault;
import io.hastack.prover.Proof;
import io.hastack.prover.ScenarioResult;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the failure of one instance of a resource spreads, at worst.
 *
 * @param disturbed other instances
 * @param elsewhere those of them on other nodes
 */
record Spread(int disturbed, int elsewhere) {
    /** Returns the spread of each resource whose instances were failed one by one. */
    static Map<String, Spread> of(Proof proof) {
        Map<String, Spread> spreads = new TreeMap<>();
        for (ScenarioResult result : proof.scenarios()) {
            Fault fault = result.scenario().faults().get(0);
            if (result.scenario().faults().size() == 1 && fault.kind() == Fault.Kind.MONITOR_FAILS) {
                Spread spread =
                        new Spread(result.disturbed().size(), result.elsewhere().size());
                spreads.merge(fault.resource(), spread, Spread::worse);
            }
        }
        return spreads;
    }

    private Spread worse(Spread other) {
        return new Spread(Math.max(disturbed, other.disturbed), Math.max(elsewhere, other.elsewhere));
    }
}
