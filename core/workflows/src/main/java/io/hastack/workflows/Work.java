package io.hastack.workflows;

import io.hastack.engine.Undertaking;
import io.hastack.spi.topology.Topology;

/**
 * What passes along a route: what was asked for, and where the steps leave their trace. It holds nothing that would be
 * missed after a crash; a step asks the cluster, or reads what the run noted.
 *
 * @param node the node that is dealt with, where a route goes from one to the next
 * @param stage of the plan, from 1
 */
record Work(Undertaking asked, String node, int stage, Ledger ledger) {
    Work(Undertaking asked, Ledger ledger) {
        this(asked, "", 1, ledger);
    }

    Work at(String other, int number) {
        return new Work(asked, other, number, ledger);
    }

    Topology topology() {
        return asked.topology();
    }

    String subject() {
        return asked.subject();
    }
}
