package io.hastack.shell;

import io.hastack.descriptor.LoadedTopology;
import io.hastack.descriptor.TopologyFile;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where a topology is read from.
 *
 * @param file a topology file, absolute; its overrides are beside it
 */
public record TopologySource(Path file) {
    /** All refusals, for those who only look. */
    static final Set<ErrorCode> ANY = Set.of(ErrorCode.REFUSED_FENCING, ErrorCode.REFUSED_MEMBERS);

    /** Returns the console's own topology, {@code topology.yaml} in its {@code etc}. */
    public static TopologySource standard() {
        String etc = System.getProperty("hastack.etc", System.getProperty("karaf.etc", "etc"));
        return new TopologySource(Path.of(etc, "topology.yaml").toAbsolutePath().normalize());
    }

    /**
     * Reads and checks the topology.
     *
     * @param allow refusals the operator insists to pass
     * @param keys true if nodes will be reached, so that the keys must be readable
     * @throws HaException with all that is wrong
     */
    LoadedTopology load(Set<ErrorCode> allow, boolean keys) {
        if (!Files.isRegularFile(file)) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    file
                            + ": expected a topology file, found none. Write one there (docs/schema/examples/topology.yaml shows how), name another with"
                            + " --topology FILE, or let ./hastack lab up write one for hosts on this machine");
        }
        return TopologyFile.load(file, allow, keys);
    }

    /** Returns the topology for those who only look: unsafe ones and such without keys, too. */
    public Topology look() {
        return load(ANY, false).topology();
    }
}
