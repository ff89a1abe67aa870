package io.hastack.spi.part;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows how to reach one kind of part. Published as an OSGi service; stateless, called by many threads at once.
 *
 * @param <P> the kind; a handler of a super-type gets all its sub-types together
 */
@ConsumerType
public interface PartHandler<P extends Part> {
    /** Returns the kind this handler knows. */
    Class<P> type();

    /** Returns what must be read from the node to decide; never blocks, never touches a node. */
    List<Fact> facts(List<P> desired, Site site);

    /**
     * Returns what must be done so that the node is as desired; an empty list means it is so already. Gets all parts of the
     * kind that may run now on one node, or, for {@link Scope#ONCE}, in one cluster.
     *
     * @throws io.hastack.spi.problem.HaException if the facts say that going on would be wrong
     */
    List<Change> converge(List<P> desired, Facts facts);
}
