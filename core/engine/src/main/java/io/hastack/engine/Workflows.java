package io.hastack.engine;

import io.hastack.spi.plan.Plan;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What an operator does with nodes and components beside deploying. Safe for use by many threads; one run at a time per
 * topology, a deploy being one too.
 */
@ProviderType
public interface Workflows {
    /** Returns the workflows there are, by id. */
    List<Workflow> all();

    /**
     * Returns what would be done and what Pacemaker will do about it. Gates are asked as in a run; nothing is touched.
     *
     * @throws io.hastack.spi.problem.HaException if a gate refuses, or the subject does not exist
     */
    Plan plan(Undertaking undertaking);

    /**
     * Carries it out and returns when it has ended; a step that fails ends the run and is reported in the result, not
     * thrown. What is so already is left alone, so that going on with a run is asking again.
     *
     * @throws io.hastack.spi.problem.HaException if nothing was begun: a gate refused, wrong input, another run
     */
    Run run(Undertaking undertaking, Progress progress);
}
