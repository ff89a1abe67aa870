package io.hastack.pacemaker;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes an operator's edits on the first member that answers, and tells before what they lead to. Safe for use by many threads. */
@Component(service = ClusterWriter.class)
public final class ClusterWriter {
    /** The exit code of {@code timeout}. */
    private static final int NOT_YET = 124;

    private static final String AT_WORK = "at work";
    private static final ClusterEdit WAIT = new ClusterEdit("wait until Pacemaker has nothing left to do", "");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PREVIEW =
            """
            umask 077
            dir=$(mktemp -d)
            trap 'rm -rf "$dir"' EXIT
            timeout 30 cibadmin --query >"$dir/cib.xml"
            export CIB_file=$dir/cib.xml
            %s
            unset CIB_file
            crm_simulate --xml-file "$dir/cib.xml" --simulate 2>/dev/null | sed -n '/^Transition Summary:/,/^$/p' | sed -n 's/^  \\* *//p'
            """;

    private final Transport transport;

    @Activate
    public ClusterWriter(@Reference Transport transport) {
        this.transport = transport;
    }

    /**
     * Makes edits, in their order.
     *
     * @throws HaException NODE_UNREACHABLE if no member answers, CHANGE_FAILED if Pacemaker refuses one
     */
    public void apply(Topology topology, Cluster cluster, List<ClusterEdit> edits) {
        apply(topology, cluster, edits, TIMEOUT);
    }

    /** Makes edits that may take longer than a minute, within a deadline. */
    public void apply(Topology topology, Cluster cluster, List<ClusterEdit> edits, Duration deadline) {
        CommandResult result = first(topology, cluster, "set -e\n" + script(edits) + "\n", deadline);
        if (!result.ok()) {
            throw failed(cluster, edits, result);
        }
    }

    /**
     * Returns what Pacemaker will do after edits, line by line as its own simulation says it. Nothing is changed.
     *
     * @throws HaException as {@link #apply}
     */
    public List<String> preview(Topology topology, Cluster cluster, List<ClusterEdit> edits) {
        CommandResult result =
                first(topology, cluster, "set -eo pipefail\n" + PREVIEW.formatted(script(edits)), TIMEOUT);
        if (!result.ok()) {
            throw failed(cluster, edits, result);
        }
        return result.output()
                .lines()
                .map(l -> l.strip().replaceAll("\\s+", " "))
                .filter(l -> !l.isEmpty())
                .toList();
    }

    /**
     * Returns whether Pacemaker has nothing left to do.
     *
     * @param patience how long to wait for it, at least a second
     */
    public boolean idle(Topology topology, Cluster cluster, Duration patience) {
        String script = "timeout " + patience.toSeconds() + " crm_resource --wait >/dev/null || rc=$?\n"
                + "[ \"${rc:-0}\" != " + NOT_YET + " ] || echo " + AT_WORK + "\n"
                + "[ \"${rc:-0}\" = 0 ] || [ \"$rc\" = " + NOT_YET + " ]\n";
        CommandResult result = first(topology, cluster, script, patience.plusSeconds(20));
        if (!result.ok()) {
            throw failed(cluster, List.of(WAIT), result);
        }
        return !result.output().contains(AT_WORK);
    }

    /** Asks the members one after another; one whose Pacemaker is down refuses whatever it is asked. */
    private CommandResult first(Topology topology, Cluster cluster, String script, Duration timeout) {
        CommandResult refused = null;
        HaException silent = null;
        for (Node member : cluster.members()) {
            try {
                CommandResult result = transport.run(topology.access(), member, script, timeout);
                if (result.ok()) {
                    return result;
                }
                refused = refused == null ? result : refused;
            } catch (HaException e) {
                silent = e;
            }
        }
        if (refused != null) {
            return refused;
        }
        throw new HaException(
                ErrorCode.NODE_UNREACHABLE,
                "cluster '" + cluster.name() + "': no member answers ("
                        + (silent == null ? "it has none" : silent.getMessage()) + ")",
                silent);
    }

    private static String script(List<ClusterEdit> edits) {
        return edits.stream().map(ClusterEdit::script).collect(Collectors.joining("\n"));
    }

    private static HaException failed(Cluster cluster, List<ClusterEdit> edits, CommandResult result) {
        String said = (result.error().isBlank() ? result.output() : result.error()).strip();
        return new HaException(
                ErrorCode.CHANGE_FAILED,
                "cluster '" + cluster.name() + "': "
                        + edits.stream().map(ClusterEdit::describe).collect(Collectors.joining(", ")) + ": exit code "
                        + result.exitCode() + (said.isEmpty() ? "" : ": " + said));
    }
}
