package io.hastack.descriptor.command;

import io.hastack.descriptor.TopologyFile;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The nodes of a component, for commands that a component bundle brings.
 *
 * @param topology what the operator wrote; unsafe ones too, since commands of this kind only look
 * @param nodes nodes that run the component
 */
public record ComponentNodes(Topology topology, List<Node> nodes) {
    private static final Set<ErrorCode> ANY = Set.of(ErrorCode.REFUSED_FENCING, ErrorCode.REFUSED_MEMBERS);

    public ComponentNodes {
        nodes = List.copyOf(nodes);
    }

    /**
     * Reads the topology file given, or the console's own one if the name is empty.
     *
     * @throws HaException {@code INPUT_TOPOLOGY} if the component is nowhere, and what {@link TopologyFile#load} throws
     */
    public static ComponentNodes of(String component, String file) {
        String etc = System.getProperty("hastack.etc", System.getProperty("karaf.etc", "etc"));
        Path path = file.isEmpty() ? Path.of(etc, "topology.yaml") : Path.of(file);
        Topology topology = TopologyFile.load(path.toAbsolutePath(), ANY, true).topology();
        List<Node> nodes = topology.nodesOf(component);
        if (nodes.isEmpty()) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    path + ": no cluster has the component '" + component + "'. Add it to a cluster's components.");
        }
        return new ComponentNodes(topology, nodes);
    }

    /**
     * Runs a script on each node, all at once; blocks until the last one has answered.
     *
     * @param script read-only Bash; lines of key, tab and value become the node's answer
     * @return answers by node name, in the topology's order; {@code problem} says why there is none
     */
    public Map<String, Map<String, String>> ask(Transport transport, String script, Duration timeout) {
        Map<String, Map<String, String>> answers = nodes.parallelStream()
                .collect(Collectors.toConcurrentMap(Node::name, node -> ask(transport, node, script, timeout)));
        Map<String, Map<String, String>> ordered = new LinkedHashMap<>();
        nodes.forEach(node -> ordered.put(node.name(), answers.get(node.name())));
        return ordered;
    }

    private Map<String, String> ask(Transport transport, Node node, String script, Duration timeout) {
        Map<String, String> answer = new LinkedHashMap<>();
        try {
            CommandResult result = transport.run(topology.access(), node, script, timeout);
            result.output()
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .filter(row -> row.length == 2)
                    .forEach(row -> answer.put(row[0], row[1]));
        } catch (HaException e) {
            answer.put("problem", e.getMessage());
        }
        return answer;
    }
}
