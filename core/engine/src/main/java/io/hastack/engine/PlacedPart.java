package io.hastack.engine;

import io.hastack.spi.part.Part;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.List;

/**
 * A part and where it is carried out.
 *
 * @param component that asked for it
 * @param own whether the component's own nodes carry it out, and not those of another one
 * @param cluster in which it is carried out
 * @param nodes that carry it out, or one of them for what is done once
 */
public record PlacedPart<P extends Part>(String component, boolean own, P part, Cluster cluster, List<Node> nodes) {
    public PlacedPart {
        nodes = List.copyOf(nodes);
    }
}
