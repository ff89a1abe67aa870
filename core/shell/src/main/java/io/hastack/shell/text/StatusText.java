package io.hastack.shell.text;

import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Table table = Table.of("no nodes", "Node", "State");
        status.nodes().forEach(n -> table.row(n.name(), n.state()));
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
        long online =
                status.nodes().stream().filter(n -> n.state().equals("online")).count();
        return (status.quorate() ? "quorate, " : "NO QUORUM, ") + online + " of "
                + Words.count(status.nodes().size(), "node") + " online";
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
