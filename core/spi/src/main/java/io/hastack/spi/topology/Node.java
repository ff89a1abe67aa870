package io.hastack.spi.topology;

import java.util.List;
import java.util.Map;

/**
 * A node as the topology file names it.
 *
 * @param name its name in the cluster and its host name
 * @param address IP address for SSH, Corosync and the services it runs
 * @param fencing the fencing device's {@code agent} and its options; may hold {@code ${secret:…}} references
 * @param components components of a remote; empty for members and spares
 * @param attributes node attributes for location rules
 */
public record Node(
        String name,
        String address,
        Map<String, String> fencing,
        List<String> components,
        Map<String, String> attributes) {
    public Node {
        fencing = Map.copyOf(fencing);
        components = List.copyOf(components);
        attributes = Map.copyOf(attributes);
    }
}
