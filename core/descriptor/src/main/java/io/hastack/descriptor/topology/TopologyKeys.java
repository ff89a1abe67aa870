package io.hastack.descriptor.topology;

import java.util.List;
import java.util.Map;

/** The keys of a topology file, by mapping; {@code docs/schema/topology.schema.json} has the same. */
public final class TopologyKeys {
    static final List<String> ROOT = List.of("name", "platform", "access", "clusters", "spares", "vips", "settings");
    static final List<String> ACCESS = List.of("user", "key", "knownHosts");
    static final List<String> CLUSTER = List.of("name", "components", "nodes", "remotes");
    static final List<String> NODE = List.of("name", "address", "fencing", "attributes");
    static final List<String> REMOTE = List.of("name", "address", "fencing", "attributes", "components");

    /** By name of the schema's definition. */
    public static final Map<String, List<String>> ALL =
            Map.of("topology", ROOT, "access", ACCESS, "cluster", CLUSTER, "node", NODE, "remote", REMOTE);

    private TopologyKeys() {}
}
