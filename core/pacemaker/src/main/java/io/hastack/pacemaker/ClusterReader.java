package io.hastack.pacemaker;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the state of a cluster, in one round trip to the first member that answers. Safe for use by many threads. */
@Component(service = ClusterReader.class)
public final class ClusterReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String BOUNDARY = "=hastack-tag=";
    /** The exit code of crm_mon where nothing answers differs by version. */
    private static final String SCRIPT = "timeout 20 crm_mon --output-as=xml --inactive || exit 1\necho " + BOUNDARY
            + "\ntimeout 10 cibadmin --query --xpath \"//tag[@id='" + OwnedIds.TAG + "']\" 2>/dev/null || true\n";

    private static final String CIB = "timeout 15 cibadmin --query\n";

    private final Transport transport;

    @Activate
    public ClusterReader(@Reference Transport transport) {
        this.transport = transport;
    }

    /**
     * Returns the cluster's own word.
     *
     * @throws HaException NODE_UNREACHABLE if no member runs Pacemaker and can be reached; it names each with its reason
     */
    public ClusterStatus read(Topology topology, Cluster cluster) {
        return parse(cluster.name(), first(topology, cluster, SCRIPT));
    }

    /**
     * Returns the CIB as it is, status and all.
     *
     * @throws HaException as {@link #read}
     */
    public String cib(Topology topology, Cluster cluster) {
        return first(topology, cluster, CIB);
    }

    private String first(Topology topology, Cluster cluster, String script) {
        Map<String, String> reasons = new TreeMap<>();
        for (Node member : cluster.members()) {
            try {
                CommandResult result = transport.run(topology.access(), member, script, TIMEOUT);
                if (result.ok()) {
                    return result.output();
                }
                reasons.put(member.name(), result.exitCode() == 127 ? "no Pacemaker" : "its Pacemaker does not answer");
            } catch (HaException e) {
                reasons.put(member.name(), e.getMessage());
            }
        }
        throw new HaException(
                ErrorCode.NODE_UNREACHABLE,
                "cluster '" + cluster.name() + "': no member answers ("
                        + reasons.entrySet().stream()
                                .map(r -> r.getKey() + ": " + r.getValue())
                                .collect(Collectors.joining("; "))
                        + "). Start corosync and pacemaker on them, or deploy the cluster");
    }

    static ClusterStatus parse(String cluster, String output) {
        int boundary = output.indexOf(BOUNDARY);
        String tag = boundary < 0
                ? ""
                : output.substring(boundary + BOUNDARY.length()).strip();
        Set<String> owned = tag.isEmpty()
                ? Set.of()
                : Xml.parse(tag, "the tag of cluster " + cluster)
                        .named("obj_ref")
                        .map(Element::id)
                        .collect(Collectors.toSet());
        String status = boundary < 0 ? output : output.substring(0, boundary);
        return new StatusDocument(Xml.parse(status, "the status of cluster " + cluster), owned).status(cluster);
    }
}
