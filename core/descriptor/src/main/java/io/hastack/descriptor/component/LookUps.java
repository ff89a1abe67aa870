package io.hastack.descriptor.component;

import io.hastack.spi.Target;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The look-ups that a target answers. {@code node} and {@code secret} are answered where text is sent to a node, so here
 * they stay as they are.
 *
 * @param component the component itself, empty if unknown
 * @param target answers
 * @param defaults answers for settings the operator did not give
 * @param gone the node that has left, for a departure
 */
record LookUps(String component, Target target, Map<String, String> defaults, Optional<Node> gone) {
    static final List<String> NAMES = List.of("vip", "nodes", "names", "setting", "cluster", "node", "secret");

    /** What a departure may look up besides: the node that has left. */
    static final List<String> OF_DEPARTURES =
            Stream.concat(NAMES.stream(), Stream.of("gone")).toList();

    LookUps(String component, Target target, Map<String, String> defaults) {
        this(component, target, defaults, Optional.empty());
    }

    /** Returns what a reference becomes; its name is {@code vip:galera} for <code>${vip:galera}</code>. */
    String answer(String reference) {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        String rest = colon < 0 ? "" : reference.substring(colon + 1);
        return switch (name) {
            case "vip" -> vip(rest);
            case "nodes" -> addresses(rest);
            case "names" -> nodes(rest).stream().map(Node::name).collect(Collectors.joining(","));
            case "setting" -> setting(rest);
            case "cluster" -> target.cluster().name();
            case "gone" -> gone(rest);
            default -> "${" + reference + "}";
        };
    }

    private String gone(String what) {
        Node node = gone.orElseThrow(() -> new IllegalStateException("only departures name the node that has left"));
        return what.equals("address") ? node.address() : node.name();
    }

    String vip(String of) {
        String address = target.topology().vips().get(of);
        if (address == null) {
            String who = component.isEmpty() ? "this" : "component '" + component + "'";
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    who + " needs the VIP of '" + of + "', and topology '"
                            + target.topology().name() + "' has none; add '" + of
                            + ": <address>' under 'vips:' of the topology file");
        }
        return address;
    }

    List<Node> nodes(String of) {
        List<Node> nodes = of.equals(component) ? target.nodes() : List.of();
        if (nodes.isEmpty()) {
            nodes = target.topology().nodesOf(of);
        }
        if (nodes.isEmpty()) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    "no cluster of topology '" + target.topology().name() + "' runs '" + of
                            + "'; add it to the components of a cluster");
        }
        return nodes;
    }

    /** {@code component}, {@code component:port} or {@code component:port:prefix}; the prefix may hold colons. */
    private String addresses(String rest) {
        String[] words = rest.split(":", 3);
        String port = words.length > 1 ? ":" + words[1] : "";
        String prefix = words.length > 2 ? words[2] : "";
        return nodes(words[0]).stream()
                .map(n -> prefix + host(n.address(), !port.isEmpty()) + port)
                .collect(Collectors.joining(","));
    }

    private static String host(String address, boolean withPort) {
        return withPort && address.contains(":") ? "[" + address + "]" : address;
    }

    private String setting(String key) {
        return target.settings()
                .find(key)
                .or(() -> Optional.ofNullable(defaults.get(key)))
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_TOPOLOGY,
                        "setting '" + key + "' has no default and was not given; add '" + key
                                + ": <value>' under 'settings:' of the topology file"));
    }
}
