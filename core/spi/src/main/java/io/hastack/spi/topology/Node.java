package io.hastack.spi.topology;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
    private static final Pattern NUMERIC = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    public Node {
        fencing = Map.copyOf(fencing);
        components = List.copyOf(components);
        attributes = Map.copyOf(attributes);
    }

    /**
     * Returns the number by which Corosync knows the node as a member: the low 16 bits of its address. It depends on nothing
     * but the node, so that whoever joins or leaves gives no other node another number; knet takes 1 to 65535.
     *
     * @return 0 if the address has none
     */
    public int id() {
        if (!NUMERIC.matcher(address).matches()) {
            return 0;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return (bytes[bytes.length - 2] & 0xff) << 8 | bytes[bytes.length - 1] & 0xff;
        } catch (UnknownHostException e) {
            return 0;
        }
    }
}
