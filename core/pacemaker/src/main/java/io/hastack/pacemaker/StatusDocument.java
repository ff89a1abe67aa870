package io.hastack.pacemaker;

import io.hastack.pacemaker.ClusterStatus.Failure;
import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.pacemaker.ClusterStatus.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the XML of crm_mon, as Pacemaker 2.1 and 3.0 write it. */
final class StatusDocument {
    private static final Set<String> ALIKE = Set.of("clone", "group", "bundle", "replica");

    private final Element root;
    private final Set<String> owned;

    /** {@code owned} are the ids in Hastack's tag. */
    StatusDocument(Element root, Set<String> owned) {
        this.root = root;
        this.owned = owned;
    }

    ClusterStatus status(String cluster) {
        boolean quorate = root.named("summary")
                .flatMap(s -> s.named("current_dc"))
                .anyMatch(dc -> dc.get("with_quorum").equals("true"));
        List<NodeStatus> nodes = root.named("nodes")
                .flatMap(n -> n.named("node"))
                .map(n -> new NodeStatus(n.get("name"), n.get("type").equals("remote") ? "remote" : "member", state(n)))
                .toList();
        return new ClusterStatus(cluster, quorate, nodes, resources(), failures());
    }

    private static String state(Element node) {
        // a lost node is unclean until it is fenced, whatever else holds
        if (is(node, "unclean")) {
            return "unclean";
        }
        if (is(node, "pending")) {
            return "pending";
        }
        if (!is(node, "online")) {
            return "offline";
        }
        if (is(node, "maintenance")) {
            return "maintenance";
        }
        return is(node, "standby") || is(node, "standby_onfail") ? "standby" : "online";
    }

    private List<Resource> resources() {
        Map<String, Resource> found = new LinkedHashMap<>();
        root.named("resources").flatMap(r -> r.children().stream()).forEach(top -> primitives(top)
                .forEach(p -> {
                    String id = p.id().replaceFirst(":\\d+$", "");
                    Resource before = found.get(id);
                    List<Instance> instances = new ArrayList<>(before == null ? List.of() : before.instances());
                    instances.addAll(instances(p));
                    found.put(id, new Resource(id, kind(top), p.get("resource_agent"), owned.contains(id), instances));
                }));
        return List.copyOf(found.values());
    }

    private static Stream<Element> primitives(Element top) {
        if (top.name().equals("resource")) {
            return Stream.of(top);
        }
        return ALIKE.contains(top.name()) ? top.children().stream().flatMap(StatusDocument::primitives) : Stream.of();
    }

    private static String kind(Element top) {
        if (!top.name().equals("clone")) {
            return "primitive";
        }
        return is(top, "multi_state") ? "promotable" : "clone";
    }

    private static List<Instance> instances(Element resource) {
        // Pacemaker 2.1 writes the old role names where it was built for compatibility
        String role = resource.get("role").replace("Master", "Promoted").replace("Slave", "Unpromoted");
        return resource.named("node")
                .map(n -> new Instance(n.get("name"), role, condition(resource)))
                .toList();
    }

    private static String condition(Element resource) {
        return Stream.of("failed", "blocked")
                .filter(c -> is(resource, c))
                .findFirst()
                .orElse(is(resource, "managed") ? "ok" : "unmanaged");
    }

    private List<Failure> failures() {
        return root.named("failures")
                .flatMap(f -> f.named("failure"))
                .map(f -> new Failure(
                        f.get("op_key").replaceFirst("_[a-z]+_\\d+$", ""),
                        f.get("node"),
                        f.get("task"),
                        Optional.of(f.get("exitreason"))
                                .filter(r -> !r.isEmpty())
                                .orElse(f.get("exitstatus")),
                        f.get("last-rc-change")))
                .toList();
    }

    private static boolean is(Element element, String attribute) {
        return element.get(attribute).equals("true");
    }
}
