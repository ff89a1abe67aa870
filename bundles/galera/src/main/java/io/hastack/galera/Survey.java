package io.hastack.galera;

import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.galera.recovery.ClusterFacts;
import io.hastack.galera.recovery.Decider;
import io.hastack.galera.recovery.Member;
import io.hastack.galera.recovery.StatusReader;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the members of Galera, all at once, what they are and hold. Blocks until the last one has answered.
 *
 * @param nodes the members, as the topology names them
 */
record Survey(ComponentNodes nodes, Transport transport) {
    private static final Duration LOOK = Duration.ofSeconds(25);
    /** InnoDB's recovery after a power cut, and the wait for the node's lock before it. */
    private static final Duration INNODB = Duration.ofSeconds(240);

    /** The members that the resource agent has in mind, in the first line, and the cluster's state. */
    private static final String STATUS =
            """
            printf '%s\\n' "$(timeout 10 crm_resource --resource galera --get-parameter wsrep_cluster_address 2>/dev/null)"
            timeout 20 crm_mon --one-shot --output-as=xml --inactive
            """;

    Survey {
        if (transport == null) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE, "the transport is not there (yet). Try again in a moment.");
        }
    }

    /** Returns what every member says; nothing is changed. */
    List<Member> look() {
        return members(nodes.ask(transport, Scripts.facts(), LOOK));
    }

    /**
     * Returns what every member says, and what InnoDB says of those that are down and tell too little: InnoDB recovers there, as
     * at any start.
     */
    List<Member> complete() {
        List<Member> seen = look();
        Set<String> readable = Decider.readable(seen);
        if (readable.isEmpty()) {
            return seen;
        }
        List<Node> asked =
                nodes.nodes().stream().filter(n -> readable.contains(n.name())).toList();
        Map<String, Member> told =
                members(new ComponentNodes(nodes.topology(), asked).ask(transport, Scripts.factsOfInnodb(), INNODB))
                        .stream()
                        .collect(Collectors.toMap(Member::node, m -> m));
        return seen.stream().map(m -> told.getOrDefault(m.node(), m)).toList();
    }

    /**
     * Returns what Pacemaker says on a member.
     *
     * @throws HaException {@code REFUSED_UNSAFE} if it says nothing there, or why the member cannot be asked
     */
    ClusterFacts cluster(String node) {
        CommandResult result = run(node, STATUS, Duration.ofSeconds(40));
        if (!result.ok()) {
            throw new HaException(
                    ErrorCode.REFUSED_UNSAFE,
                    "Pacemaker does not answer on " + node + ", and without it nobody is bootstrapped: start it there"
                            + " (`systemctl start pacemaker`)");
        }
        String[] parts = result.output().split("\n", 2);
        return StatusReader.read(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** Runs a script on a member. */
    CommandResult run(String node, String script, Duration timeout) {
        Node at = nodes.nodes().stream()
                .filter(n -> n.name().equals(node))
                .findFirst()
                .orElseThrow();
        return transport.run(nodes.topology().access(), at, script, timeout);
    }

    private static List<Member> members(Map<String, Map<String, String>> answers) {
        return answers.entrySet().stream()
                .map(a -> Member.of(a.getKey(), a.getValue()))
                .toList();
    }
}
