package io.hastack.galera;

import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.descriptor.command.Page;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** Shows what every Galera node says of itself; exit code 1 unless all are Synced in one primary component. */
@Service
@Command(
        scope = "galera",
        name = "status",
        description = "Shows every Galera node: state, position, size of its component")
public final class StatusCommand implements Action {
    // a node that is down still tells its position: that decides who may found the cluster
    private static final String SCRIPT =
            """
            mariadb --no-defaults -NB --connect-timeout=3 <<'SQL' || sed -n 's/^\\(uuid\\|seqno\\): */\\1\\t/p' /var/lib/mysql/grastate.dat
            SELECT CASE VARIABLE_NAME WHEN 'WSREP_LOCAL_STATE_COMMENT' THEN 'state'
                     WHEN 'WSREP_CLUSTER_STATUS' THEN 'component' WHEN 'WSREP_CLUSTER_SIZE' THEN 'size'
                     WHEN 'WSREP_CLUSTER_STATE_UUID' THEN 'uuid' WHEN 'WSREP_LAST_COMMITTED' THEN 'seqno' END, VARIABLE_VALUE
              FROM information_schema.GLOBAL_STATUS
             WHERE VARIABLE_NAME IN ('WSREP_LOCAL_STATE_COMMENT', 'WSREP_CLUSTER_STATUS', 'WSREP_CLUSTER_SIZE',
                                     'WSREP_CLUSTER_STATE_UUID', 'WSREP_LAST_COMMITTED');
            SQL
            """;

    @Reference(optional = true)
    Transport transport;

    @Reference
    Session session;

    @Option(name = "--topology", description = "Topology file in place of etc/topology.yaml", valueToShowInHelp = "")
    String file = "";

    @Option(name = "--json", description = "Print JSON, and nothing else")
    boolean json;

    @Override
    public Object execute() {
        try {
            Map<String, Map<String, String>> answers =
                    ComponentNodes.of("galera", file).ask(transport, SCRIPT, Duration.ofSeconds(15));
            Page page = page(answers);
            session.getConsole().println(json ? page.json() : page.text());
            return allSynced(answers) ? 0 : 1;
        } catch (HaException e) {
            e.problems().forEach(p -> session.getConsole().println("error: " + p.message()));
            return e.code().kind().exitCode();
        }
    }

    static Page page(Map<String, Map<String, String>> answers) {
        Page page = Page.of("nodes", "node", "state", "component", "size", "seqno", "uuid");
        answers.forEach((node, answer) -> page.row(
                node,
                answer.getOrDefault("state", answer.containsKey("problem") ? answer.get("problem") : "down"),
                answer.getOrDefault("component", ""),
                answer.getOrDefault("size", ""),
                answer.getOrDefault("seqno", ""),
                answer.getOrDefault("uuid", "")));
        return page;
    }

    static boolean allSynced(Map<String, Map<String, String>> answers) {
        return answers.values().stream()
                .allMatch(a -> "Synced".equals(a.get("state"))
                        && "Primary".equals(a.get("component"))
                        && String.valueOf(answers.size()).equals(a.get("size")));
    }
}
