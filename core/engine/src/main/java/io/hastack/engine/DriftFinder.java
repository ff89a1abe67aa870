package io.hastack.engine;

import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Says what on the nodes is not as the topology says. Changes nothing; safe for use by many threads. */
@ProviderType
public interface DriftFinder {
    /**
     * Returns what a deploy would change. Nodes are read in one round trip each, and those with files that differ in a
     * second one.
     *
     * @param components whose parts are compared; empty for all of the topology
     * @throws io.hastack.spi.problem.HaException as {@link Engine#plan}
     */
    List<Deviation> find(Topology topology, Set<String> components);
}
