package io.hastack.galera.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GateTest {
    private static final List<Member> KNOWN =
            Given.members("ctl1: uuid=A seqno=100 | ctl2: uuid=A seqno=90 | ctl3: uuid=A seqno=80");
    private static final List<Member> SILENT =
            Given.members("ctl1: uuid=A seqno=100 | ctl2: uuid=A seqno=90 | ctl3: reachable=false");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/gates.csv", delimiter = ';', maxCharsPerColumn = 4000)
    void lets(String what, String ctl3, String cluster, String expected, String says) {
        boolean silent = ctl3.equals("silent");
        List<Member> members = silent ? SILENT : KNOWN;
        Decision decided = Decider.decide(members, silent ? Set.of("ctl3") : Set.of());
        assertThat(decided.node()).contains("ctl1");

        Decision found = Gate.pass(decided, members, cluster(cluster));

        assertThat(found.kind().text() + found.node().map(n -> " " + n).orElse(""))
                .as(found.reason())
                .isEqualTo(expected);
        assertThat(found.reason()).contains(says == null ? "" : says);
    }

    @Test
    void whatIsNoBootstrapStaysAsItIs() {
        Decision wait = Decider.decide(SILENT, Set.of());
        assertThat(Gate.pass(wait, SILENT, cluster(""))).isEqualTo(wait);
    }

    @Test
    void everythingInTheWayIsNamedAtOnce() {
        Decision decided = Decider.decide(SILENT, Set.of("ctl3"));
        assertThat(Gate.pass(decided, SILENT, cluster("ctl1=standby ctl2=offline ctl3=unclean"))
                        .reason())
                .contains("no quorum", "ctl1 is standby", "ctl3 does not answer and nothing confirms");
    }

    /**
     * Reads {@code quorum ctl1=online,Unpromoted,last-committed=100}: words about the whole cluster, then each node's state with its
     * instance and attributes.
     */
    private static ClusterFacts cluster(String text) {
        Map<String, String> nodes = new HashMap<>();
        Map<String, ClusterFacts.Instance> instances = new HashMap<>();
        Map<String, Map<String, String>> attributes = new HashMap<>();
        List<String> agents = List.of("ctl1", "ctl2", "ctl3");
        List<String> words = List.of(text.split(" "));
        for (String word : words.stream().filter(w -> w.contains("=")).toList()) {
            String node = word.substring(0, word.indexOf('='));
            List<String> parts = List.of(word.substring(word.indexOf('=') + 1).split(","));
            if (node.equals("members")) {
                agents = parts.stream().filter(p -> !p.isEmpty()).toList();
                continue;
            }
            nodes.put(node, parts.get(0));
            Map<String, String> of = new HashMap<>();
            parts.stream()
                    .filter(p -> p.contains("="))
                    .map(p -> p.split("="))
                    .forEach(p -> of.put("galera-" + p[0], p[1]));
            attributes.put(node, of);
            parts.stream()
                    .filter(p -> p.endsWith("romoted"))
                    .forEach(role -> instances.put(
                            node,
                            new ClusterFacts.Instance(
                                    role, parts.contains("failed"), of.getOrDefault("galera-pending", ""))));
        }
        return new ClusterFacts(
                words.contains("quorum"),
                words.contains("maintenance-mode"),
                new ClusterFacts.Resource(
                        agents,
                        !words.contains("unmanaged"),
                        words.contains("stopped"),
                        words.contains("held") ? "galera-recover-7" : ""),
                nodes,
                instances,
                attributes);
    }
}
