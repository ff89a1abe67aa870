package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.spi.plan.Step;
import java.util.Optional;

/** Where the steps of a workflow leave their trace: in a plan, or in the journal of a run. */
interface Ledger {
    /** Returns whether nothing may be done and everything is to be told. */
    boolean forecast();

    /** A step that has something to change; {@code work} is not called for a forecast. */
    void change(Step step, Runnable work);

    /** A step that only waits. */
    void await(Step step, Runnable work);

    /** A step that finds everything as it shall be, or only remembers something. */
    void already(Step step);

    /** Tells what Pacemaker will do. */
    void note(String line);

    /** Tells why a stage begins. */
    void stage(int stage, String reason);

    /** Returns what a step of this run left in the trace, if it was there. */
    Optional<String> told(String step);

    /** Deploys within the run; not called for a forecast. */
    void deploy(Engine engine, Request request);

    /** Returns where to tell what is waited for. */
    Progress progress();
}
