package io.hastack.cluster;

import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;
import io.hastack.spi.topology.Node;
import java.util.List;

/**
 * Every fencing device answers as the topology configures it. It is proven before anything is configured: a cluster whose
 * fencing does not work is worse than none.
 *
 * @param devices nodes with fencing devices
 */
public record FencingProof(Placement placement, List<Node> devices) implements Part {
    public FencingProof {
        devices = List.copyOf(devices);
    }

    @Override
    public String kind() {
        return "fencing-proof";
    }

    @Override
    public String key() {
        return String.join(" ", devices.stream().map(Node::name).toList());
    }
}
