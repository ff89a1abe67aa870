package io.hastack.spi.gate;

import io.hastack.spi.BlastBound;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run is about to bring into a cluster's CIB, over all of its stages.
 *
 * @param parts everything the run wants there, by component; much of it may be there already
 * @param bounds how far a failure of each component may spread
 * @param single components of which one instance serves at a time
 */
public record Proposal(
        Topology topology,
        Cluster cluster,
        Map<String, List<CibPart>> parts,
        Map<String, BlastBound> bounds,
        Set<String> single) {
    public Proposal {
        Map<String, List<CibPart>> copy = new LinkedHashMap<>();
        parts.forEach((component, list) -> copy.put(component, List.copyOf(list)));
        parts = Collections.unmodifiableMap(copy);
        bounds = Map.copyOf(bounds);
        single = Set.copyOf(single);
    }
}
