package io.hastack.engine;

import io.hastack.spi.check.Condition;
import io.hastack.spi.topology.Topology;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Measures single checks, for those who look again and again. Changes nothing; safe for use by many threads. */
@ProviderType
public interface Checks {
    /**
     * Returns the checks of the topology's components that are installed; asks no node. What a component checks in several
     * clusters is told once, with the subjects of all.
     *
     * @throws io.hastack.spi.problem.HaException if a component contradicts the topology
     */
    List<KnownCheck> known(Topology topology);

    /**
     * Measures some of them, every node in one round trip. Where several clusters give a condition of the same subject,
     * each of them is told.
     *
     * @throws io.hastack.spi.problem.HaException as {@link #known}
     */
    List<Condition> measure(Topology topology, Collection<KnownCheck> checks);
}
