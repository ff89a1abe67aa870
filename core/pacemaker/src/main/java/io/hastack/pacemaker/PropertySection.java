package io.hastack.pacemaker;

import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Brings cluster properties, defaults and node attributes into a configuration. */
final class PropertySection {
    private static final String NODE = "node:";

    private final Element configuration;
    private final Cluster cluster;
    private final BiPredicate<String, String> same;

    /** {@code same} tells whether a desired text, which may hold references, is a live value. */
    PropertySection(Element configuration, Cluster cluster, BiPredicate<String, String> same) {
        this.configuration = configuration;
        this.cluster = cluster;
        this.same = same;
    }

    /** Returns what changed, or nothing if the property was so already. */
    Optional<String> put(ClusterProperty property) {
        Element section = section(property.section());
        String kind = kind(property.section());
        Optional<Element> pair = section.named(kind)
                .filter(s -> s.named("rule").findAny().isEmpty())
                .flatMap(s -> s.named("nvpair"))
                .filter(p -> p.get("name").equals(property.name()))
                .findFirst();
        if (pair.isEmpty()) {
            Element set = set(section, kind, property.section());
            set.with(ResourceElements.pair(set.id(), property.name(), property.value()));
            return Optional.of("+ " + title(property) + " " + property.value());
        }
        String before = pair.get().get("value");
        if (before.equals(property.value()) || same.test(property.value(), before)) {
            return Optional.empty();
        }
        pair.get().with("value", property.value());
        return Optional.of("~ " + title(property) + " " + before + " → " + property.value());
    }

    private Element section(String name) {
        return name.startsWith(NODE) ? node(name.substring(NODE.length())) : configuration.section(name);
    }

    private static Element set(Element section, String kind, String name) {
        return section.named(kind)
                .filter(s -> s.named("rule").findAny().isEmpty())
                .findFirst()
                .orElseGet(() -> {
                    Element made = new Element(kind).with("id", setId(section, kind, name));
                    section.with(made);
                    return made;
                });
    }

    private static String kind(String section) {
        if (section.equals("crm_config")) {
            return "cluster_property_set";
        }
        return section.startsWith(NODE) ? "instance_attributes" : "meta_attributes";
    }

    /** The ids that Pacemaker's own tools and pcs give these sets. */
    private static String setId(Element section, String kind, String name) {
        if (kind.equals("cluster_property_set")) {
            return "cib-bootstrap-options";
        }
        return name.startsWith(NODE) ? "nodes-" + section.id() : name + "-" + kind;
    }

    private Element node(String name) {
        Element nodes = configuration.section("nodes");
        return nodes.child(n -> n.get("uname").equals(name)).orElseGet(() -> {
            Element made = element(cluster, name);
            nodes.with(made);
            return made;
        });
    }

    /** Returns a node as Pacemaker itself enters it: members by their Corosync id, remotes by their name. */
    static Element element(Cluster cluster, String name) {
        Node node = cluster.node(name)
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_COMPONENT, "cluster " + cluster.name() + " has no node '" + name + "'"));
        boolean member = cluster.members().contains(node);
        Element element = new Element("node").with("id", member ? Integer.toString(node.id()) : name);
        element.with("uname", name);
        return member ? element : element.with("type", "remote");
    }

    private static String title(ClusterProperty property) {
        return property.section().equals("crm_config")
                ? "property " + property.name()
                : "property " + property.section() + " " + property.name();
    }
}
