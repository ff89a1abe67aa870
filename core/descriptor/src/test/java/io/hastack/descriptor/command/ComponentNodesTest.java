package io.hastack.descriptor.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentNodesTest {
    private static final List<Node> NODES = List.of(node("ctl2"), node("ctl1"));
    private static final Topology TOPOLOGY = new Topology(
            "test",
            "debian-13",
            new Access("root", Path.of("key"), Path.of("known_hosts")),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of());

    @Test
    void keepsTheOrderOfTheTopologyAndReadsKeysAndValues() {
        Map<String, Map<String, String>> answers = new ComponentNodes(TOPOLOGY, NODES)
                .ask(answering("state\tSynced\nnot a pair\n"), "true", Duration.ofSeconds(5));
        assertThat(answers.keySet()).containsExactly("ctl2", "ctl1");
        assertThat(answers.get("ctl1")).containsExactly(Map.entry("state", "Synced"));
    }

    @Test
    void saysWhyANodeDidNotAnswerAndGoesOnWithTheOthers() {
        Map<String, Map<String, String>> answers =
                new ComponentNodes(TOPOLOGY, NODES).ask(answering("state\tSynced\n"), "fail", Duration.ofSeconds(5));
        assertThat(answers.get("ctl2")).containsKey("problem");
        assertThat(answers.get("ctl1")).containsEntry("state", "Synced");
    }

    private static Node node(String name) {
        return new Node(name, "192.0.2.1", Map.of(), List.of(), Map.of());
    }

    private static Transport answering(String output) {
        return new Transport() {
            @Override
            public CommandResult run(Access access, Node node, String script, Duration timeout) {
                if (script.equals("fail") && node.name().equals("ctl2")) {
                    throw new HaException(ErrorCode.NODE_UNREACHABLE, "ctl2 does not answer");
                }
                return new CommandResult(0, output, "", Duration.ZERO);
            }

            @Override
            public void forget(Node node) {}
        };
    }
}
