package io.hastack.cluster;

import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.FencingLevel;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.PacemakerResource.Operation;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One fencing device a node. None has a delay: with three members or more only a partition with quorum fences, so two
 * nodes never shoot at each other.
 */
final class Fencing {
    /** Agents that come in a package of another name; the rest are in {@code fence-agents-<name>}. */
    private static final Map<String, String> PACKAGES = Map.of(
            "fence_idrac", "fence-agents-ipmilan",
            "fence_ilo3", "fence-agents-ipmilan",
            "fence_ilo4", "fence-agents-ipmilan",
            "fence_ilo5", "fence-agents-ipmilan",
            "fence_imm", "fence-agents-ipmilan",
            "fence_ipmilanplus", "fence-agents-ipmilan",
            "fence_xvm", "fence-virt");

    private static final Set<String> NOT_OPTIONS = Set.of("agent");

    private Fencing() {}

    static List<Node> devices(Cluster cluster) {
        return cluster.nodes().stream().filter(n -> !n.fencing().isEmpty()).toList();
    }

    static List<String> packages(String platform, Cluster cluster) {
        if (platform.equals("debian-12")) {
            return List.of("fence-agents", "ipmitool");
        }
        return devices(cluster).stream()
                .map(n -> n.fencing().getOrDefault("agent", "fence_ipmilan"))
                .map(a -> PACKAGES.getOrDefault(
                        a, a.replace("fence_", "fence-agents-").replace('_', '-')))
                .distinct()
                .sorted()
                .toList();
    }

    static String id(Node node) {
        return "fence-" + node.name();
    }

    static List<Part> parts(Cluster cluster, Placement placement) {
        List<Part> parts = new ArrayList<>();
        devices(cluster).forEach(node -> parts.add(device(node, placement)));
        // a remote's levels are its component's affair: a compute node is fenced in two steps
        cluster.members().stream()
                .filter(n -> !n.fencing().isEmpty())
                .forEach(node -> parts.add(new FencingLevel(placement, node.name(), 1, List.of(id(node)))));
        return parts;
    }

    /** A node that hangs cannot fence itself, so its device runs elsewhere. Remotes run no fencing devices anyway. */
    static List<Constraint> constraints(Cluster cluster) {
        return cluster.members().stream()
                .filter(n -> !n.fencing().isEmpty())
                .map(n -> (Constraint) new Constraint.Location(id(n), "#uname", n.name(), -Constraint.INFINITY, false))
                .toList();
    }

    private static PacemakerResource device(Node node, Placement placement) {
        Map<String, String> options = new TreeMap<>(node.fencing());
        String agent = options.getOrDefault("agent", "fence_ipmilan");
        options.keySet().removeAll(NOT_OPTIONS);
        options.put("pcmk_host_list", node.name());
        if (IpmiCommand.serves(node)) {
            IpmiCommand.hide(node, options);
        }
        return new PacemakerResource(
                placement,
                id(node),
                "stonith:" + agent,
                Kind.PRIMITIVE,
                options,
                Map.of(),
                Map.of(),
                List.of(
                        // finds a dead BMC or a changed password before they are needed
                        new Operation("monitor", "60s", "20s", Map.of()),
                        // a dead BMC holds up everything else in the same transition for this long
                        new Operation("start", "0s", "20s", Map.of())));
    }
}
