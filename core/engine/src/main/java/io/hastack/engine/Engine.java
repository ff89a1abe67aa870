package io.hastack.engine;

import io.hastack.spi.check.Condition;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** What front ends and routes call. Safe for use by many threads; one run at a time per topology. */
@ProviderType
public interface Engine {
    /**
     * Returns what a run would do. Reads facts from the nodes (one round trip each) unless the request is offline; then
     * every part counts as a change.
     *
     * @throws io.hastack.spi.problem.HaException if the request cannot be planned or a node cannot be read
     */
    Plan plan(Request request);

    /**
     * Carries the request out and returns when it has ended; a failed step ends what depends on it and is reported in the
     * result, not thrown.
     *
     * @throws io.hastack.spi.problem.HaException if nothing was begun: wrong input, unreachable nodes, another run; or if a
     *     {@link io.hastack.spi.gate.Gate} refused a cluster's CIB: that one is untouched, the journal tells what else was
     *     done
     */
    Run run(Request request, Progress progress);

    /**
     * Carries the request out within a run that holds the topology's lock, and returns when all of it has ended well. What
     * changes is journalled as steps of that run.
     *
     * @throws io.hastack.spi.problem.HaException as {@link #run}, and CHANGE_FAILED naming the first step that failed
     */
    void within(OpenRun run, Request request);

    /** Measures the conditions of components, every node in one round trip. An empty set means all of the topology. */
    List<Condition> verify(Topology topology, Set<String> components);

    /**
     * Waits until conditions of components are True, each as long as its check says. An empty set means all of the
     * topology.
     *
     * @param node if given, of what is measured on every node only what is measured there
     * @throws io.hastack.spi.problem.HaException CONDITION_DEADLINE with the first that is not True
     */
    void await(Topology topology, Set<String> components, Optional<String> node, Progress progress);
}
