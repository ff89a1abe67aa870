package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.prover.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster's state as {@code crm_simulate} reports it.
 *
 * @param nodes by name
 * @param seen every resource that is active somewhere, or blocked
 */
record Snapshot(Map<String, NodeState> nodes, List<Seen> seen) {
    /** A node; {@code usable} is one that may run resources. */
    record NodeState(boolean online, boolean unclean, boolean usable, boolean remote) {}

    /** A resource on a node; {@code node} is empty if it is nowhere. */
    record Seen(
            String resource,
            String node,
            String role,
            boolean active,
            boolean failed,
            boolean blocked,
            boolean managed,
            boolean orphaned) {}

    /** Reads {@code cluster_status} or {@code revised_cluster_status}. */
    static Snapshot read(Element status) {
        Map<String, NodeState> nodes = new LinkedHashMap<>();
        status.named("nodes").flatMap(n -> n.named("node")).forEach(n -> nodes.put(n.get("name"), node(n)));
        List<Seen> seen = new ArrayList<>();
        status.named("resources")
                .flatMap(Element::all)
                .filter(e -> e.name().equals("resource"))
                .forEach(r -> seen(r, seen));
        return new Snapshot(nodes, List.copyOf(seen));
    }

    private static NodeState node(Element node) {
        boolean online = is(node, "online");
        boolean usable = online
                && !is(node, "standby")
                && !is(node, "standby_onfail")
                && !is(node, "pending")
                && !is(node, "shutdown")
                && !is(node, "unclean");
        return new NodeState(
                online, is(node, "unclean"), usable, node.get("type").equals("remote"));
    }

    private static void seen(Element r, List<Seen> to) {
        String id = plain(r.id());
        List<Element> places = r.named("node").toList();
        for (Element place : places) {
            to.add(one(r, id, place.get("name")));
        }
        if (places.isEmpty() && (is(r, "blocked") || is(r, "orphaned"))) {
            to.add(one(r, id, ""));
        }
    }

    private static Seen one(Element r, String id, String node) {
        return new Seen(
                id,
                node,
                Model.role(r.get("role")),
                is(r, "active") && !node.isEmpty(),
                is(r, "failed"),
                is(r, "blocked"),
                is(r, "managed"),
                is(r, "orphaned"));
    }

    /** Returns the id of the primitive an instance of a clone belongs to. */
    static String plain(String id) {
        return id.replaceFirst(":\\d+$", "");
    }

    /** Returns what is active on nodes that are online or whose end is not known. */
    List<Instance> active() {
        return seen.stream()
                .filter(Seen::active)
                .map(s -> new Instance(s.resource(), s.node(), s.role()))
                .distinct()
                .toList();
    }

    Set<String> usable() {
        return nodes.entrySet().stream()
                .filter(n -> n.getValue().usable())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<String> unclean() {
        return nodes.entrySet().stream()
                .filter(n -> n.getValue().unclean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean is(Element element, String attribute) {
        return element.get(attribute).equals("true");
    }
}
