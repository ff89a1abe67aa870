package io.hastack.workflows;

import io.hastack.spi.plan.Step;
import java.util.Set;

/** The trace of one step: its name is the id of the route's node. */
final class Trace {
    private final String node;
    private final Work work;

    Trace(String node, Work work) {
        this.node = node;
        this.work = work;
    }

    /** Changes something at a place; {@code action} says what, a line each. */
    void change(String place, String action, Runnable change) {
        work.ledger().change(step(place, action), change);
    }

    /** Waits at a place for what {@code condition} says. */
    void await(String place, String condition, Runnable wait) {
        work.ledger().await(step(place, condition), wait);
    }

    /** Finds nothing to do at a place; {@code detail} is kept in the journal. */
    void already(String place, String detail) {
        work.ledger().already(step(place, detail));
    }

    private Step step(String place, String action) {
        String workflow = node.substring(0, node.indexOf('/'));
        String name = node.substring(node.indexOf('/') + 1);
        return new Step(node + "@" + place, workflow, place, name, action, work.stage(), Set.of());
    }
}
