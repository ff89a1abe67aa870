package io.hastack.rabbitmq;

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

/** Shows what every broker says of itself; exit code 1 unless each sees all the others and holds no alarm. */
@Service
@Command(
        scope = "rabbitmq",
        name = "status",
        description = "Shows every broker: who it runs with, queues, connections, alarms")
public final class StatusCommand implements Action {
    // one Erlang machine a node, whatever is asked
    private static final String SCRIPT =
            """
            timeout 20 rabbitmqctl -q eval '
              Queues = rabbit_amqqueue:list(),
              Members = fun(Q) -> maps:get(nodes, amqqueue:get_type_state(Q), []) end,
              Short = [Q || Q <- Queues, amqqueue:get_type(Q) =:= rabbit_quorum_queue, length(Members(Q)) < length(rabbit_nodes:list_members())],
              Lines = [{"version", rabbit_misc:version()},
                       {"running", lists:join(" ", [atom_to_list(N) || N <- lists:sort(rabbit_nodes:list_running())])},
                       {"size", integer_to_list(length(rabbit_nodes:list_running()))},
                       {"queues", integer_to_list(length(Queues))},
                       {"short", integer_to_list(length(Short))},
                       {"connections", integer_to_list(length(rabbit_networking:local_connections()))},
                       {"alarms", integer_to_list(length(rabbit_alarm:get_alarms()))}],
              [io:format("~s\\t~s~n", [K, V]) || {K, V} <- Lines], ok.'
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
                    ComponentNodes.of("rabbitmq", file).ask(transport, SCRIPT, Duration.ofSeconds(30));
            Page page = page(answers);
            session.getConsole().println(json ? page.json() : page.text());
            return allTogether(answers) ? 0 : 1;
        } catch (HaException e) {
            e.problems().forEach(p -> session.getConsole().println("error: " + p.message()));
            return e.code().kind().exitCode();
        }
    }

    static Page page(Map<String, Map<String, String>> answers) {
        Page page = Page.of("nodes", "node", "state", "running", "queues", "short", "connections", "alarms", "version");
        answers.forEach((node, answer) -> page.row(
                node,
                answer.containsKey("size") ? "running" : answer.getOrDefault("problem", "down"),
                answer.getOrDefault("running", ""),
                answer.getOrDefault("queues", ""),
                answer.getOrDefault("short", ""),
                answer.getOrDefault("connections", ""),
                answer.getOrDefault("alarms", ""),
                answer.getOrDefault("version", "")));
        return page;
    }

    static boolean allTogether(Map<String, Map<String, String>> answers) {
        return answers.values().stream()
                .allMatch(a -> String.valueOf(answers.size()).equals(a.get("size")) && "0".equals(a.get("alarms")));
    }
}
