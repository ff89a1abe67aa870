package io.hastack.shell.text;

import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.pacemaker.ClusterStatus.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The state of a cluster in words and tables. */
public final class StatusText {
    private StatusText() {}

    /** Returns one line: quorum and how many nodes are online. */
    public static String headline(ClusterView view) {
        return "cluster " + view.name() + ": "
                + view.status().map(StatusText::quorum).orElseGet(() -> view.error()
                        .orElse("unknown"));
    }

    /** Returns the nodes. */
    public static Table nodes(ClusterStatus status) {
        Table table = Table.of("no nodes", "Node", "Kind", "State");
        status.nodes().forEach(n -> table.row(n.name(), n.kind(), n.state()));
        return table;
    }

    /** Returns the resources with where each is; what Hastack did not make is foreign. */
    public static Table resources(ClusterView view, ClusterStatus status) {
        Table table = Table.of("no resources", "Resource", "Component", "Kind", "Agent", "Instances");
        for (Resource resource : status.resources()) {
            String component = resource.owned() ? view.component(resource).orElse("") : "(foreign)";
            table.row(resource.id(), component, resource.kind(), resource.agent(), instances(resource));
        }
        return table;
    }

    /** Returns failed actions that are not forgotten yet. */
    public static List<String> failures(ClusterStatus status) {
        return status.failures().stream()
                .map(f -> "failed: " + f.action() + " of " + f.resource() + " on " + f.node() + " at " + f.time() + ": "
                        + f.reason())
                .toList();
    }

    private static String quorum(ClusterStatus status) {
        Map<String, List<NodeStatus>> kinds = status.nodes().stream()
                .collect(Collectors.groupingBy(NodeStatus::kind, TreeMap::new, Collectors.toList()));
        String online = kinds.size() < 2
                ? online(status.nodes(), "node")
                : kinds.entrySet().stream()
                        .map(k -> online(k.getValue(), k.getKey()))
                        .collect(Collectors.joining(" and "));
        return (status.quorate() ? "quorate, " : "NO QUORUM, ") + online + " online";
    }

    private static String online(List<NodeStatus> nodes, String kind) {
        long online = nodes.stream().filter(n -> n.state().equals("online")).count();
        return online + " of " + Words.count(nodes.size(), kind);
    }

    private static String instances(Resource resource) {
        Map<String, List<String>> byRole = new LinkedHashMap<>();
        for (Instance instance : resource.instances()) {
            String state = instance.state().equals("ok") ? instance.role() : instance.role() + " " + instance.state();
            byRole.computeIfAbsent(state, r -> new ArrayList<>()).add(instance.node());
        }
        List<String> parts = new ArrayList<>();
        byRole.forEach((role, nodes) -> parts.add(role + " " + String.join(",", nodes)));
        return parts.isEmpty() ? "Stopped" : String.join("; ", parts);
    }
}
