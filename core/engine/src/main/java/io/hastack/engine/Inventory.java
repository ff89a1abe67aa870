package io.hastack.engine;

import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.Part;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** What the installed component bundles say about a topology; reads no node. */
@ProviderType
public interface Inventory {
    /** Returns the installed components, by id. */
    List<ComponentInfo> components();

    /** Returns all constraints with where each one goes, CIB or plan. */
    List<PlacedConstraint> constraints(Topology topology);

    /** Returns how far a failure of each installed component may spread, by id. */
    Map<String, BlastBound> bounds();

    /** Returns everything that belongs in a cluster's CIB, each with its component. */
    List<Owned<CibPart>> cib(Topology topology, String cluster);

    /** Returns every part of a kind with where it is carried out, in the order in which they are to be reached. */
    <P extends Part> List<PlacedPart<P>> parts(Topology topology, Class<P> kind);
}
