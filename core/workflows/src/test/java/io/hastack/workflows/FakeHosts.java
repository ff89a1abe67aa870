package io.hastack.workflows;

import io.hastack.spi.topology.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hosts as they are beside the cluster. */
final class FakeHosts {
    /** What those that belong to no cluster say of themselves otherwise than expected. */
    final Map<String, String> facts = new TreeMap<>();
    /** Those with nothing of a cluster. */
    final Set<String> left = new TreeSet<>(Set.of("ctl4", "ctl5"));
    /** Those whose Pacemaker waits. */
    final Set<String> expected = new TreeSet<>();

    /** Answers what is asked of a host itself. */
    Optional<String> answer(String script, Node node, boolean member) {
        if (script.contains("echo left")) {
            return Optional.of(left.contains(node.name()) ? "left\n" : "member\n");
        }
        if (script.contains("os-release")) {
            return Optional.of(facts(node, member));
        }
        if (script.contains("hastack-expected.conf")) {
            if (script.contains("rm -f")) {
                expected.remove(node.name());
            } else {
                expected.add(node.name());
            }
            return Optional.of("");
        }
        return Optional.empty();
    }

    private String facts(Node node, boolean member) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "clock",
                Double.toString(System.currentTimeMillis() / 1000.0),
                "platform",
                "debian-13",
                "machine",
                "x86_64",
                "name",
                node.name(),
                "addresses",
                "127.0.0.1 " + node.address(),
                "pacemaker",
                "3.0.0"));
        if (!member) {
            all.putAll(facts);
        }
        return all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("\n"));
    }
}
