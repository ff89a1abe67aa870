package io.hastack.workflows;

/** What one node of a route does; called for a forecast too. */
@FunctionalInterface
interface WorkflowStep {
    void take(Work work, Trace trace);
}
