package io.hastack.descriptor;

import io.hastack.spi.topology.Topology;
import java.util.Map;

/**
 * A topology and where its elements are written.
 *
 * @param topology valid by itself; {@link TopologyRules} compares it with the installed components
 * @param positions {@code file:line:column} by element: {@code clusters/NAME}, {@code nodes/NAME}, {@code
 *     components/ID}, {@code vips/ID}, {@code settings/KEY}, {@code overrides/ID}
 */
public record LoadedTopology(Topology topology, Map<String, String> positions) {
    public LoadedTopology {
        positions = Map.copyOf(positions);
    }

    /** Returns {@code file:line:column: } of an element, for the beginning of a message; its name if it has no place. */
    public String place(String element) {
        return positions.getOrDefault(element, element) + ": ";
    }
}
