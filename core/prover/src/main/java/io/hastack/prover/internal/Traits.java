package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a CIB says about each resource and each node, in texts that can be compared. Belongs to one thread. */
final class Traits {
    private static final Set<String> NAMING = Set.of("rsc", "with-rsc", "first", "then");
    /** Rules that pick resources or operations by what they are. */
    private static final Set<String> PICKING = Set.of("rsc_expression", "op_expression");

    private final Model model;
    private final Element configuration;
    private final Map<String, Element> tops = new HashMap<>();
    private final Map<Element, Set<String>> named = new LinkedHashMap<>();
    private boolean peculiar;

    Traits(Element cib, Model model) {
        this.model = model;
        this.configuration = cib.section("configuration");
        configuration.section("resources").children().forEach(e -> tops.put(e.id(), e));
        Set<String> known = new HashSet<>(tops.keySet());
        model.resources().forEach(r -> known.add(r.id()));
        configuration.section("constraints").children().forEach(c -> {
            Set<String> names = names(c);
            named.put(c, names);
            // a tag stands for resources that a constraint does not name
            peculiar |= !known.containsAll(names)
                    || c.all().anyMatch(e -> !e.get("rsc-pattern").isEmpty());
        });
        peculiar |= configuration.all().anyMatch(e -> PICKING.contains(e.name()));
    }

    private static Set<String> names(Element constraint) {
        Set<String> names = new LinkedHashSet<>();
        constraint.all().forEach(e -> {
            NAMING.stream().map(e::get).filter(n -> !n.isEmpty()).forEach(names::add);
            if (e.name().equals("resource_ref")) {
                names.add(e.id());
            }
        });
        return names;
    }

    /** Returns whether others may stand in for a resource at all. */
    boolean comparable(Resource resource) {
        Element top = tops.get(resource.top());
        return !peculiar
                && top != null
                // where a single one goes depends on where its name stands among others
                && resource.cloned()
                && !resource.fencing()
                && !resource.remote()
                && !resource.unique()
                && top.children().stream().anyMatch(c -> c.name().equals("primitive"))
                && top.all()
                        .noneMatch(
                                e -> e.name().equals("rule") || !e.get("id-ref").isEmpty());
    }

    /** Returns a resource's options and constraints, its own names left out. */
    List<String> of(Resource resource) {
        List<String> own = List.of(resource.id(), resource.top());
        List<String> texts = new ArrayList<>();
        named.forEach((constraint, names) -> {
            if (!Collections.disjoint(names, own)) {
                texts.add(Xml.print(nameless(constraint.copy(), resource), 0));
            }
        });
        Collections.sort(texts);
        texts.add(Xml.print(nameless(tops.get(resource.top()).copy(), resource), 0));
        return texts;
    }

    private static Element nameless(Element element, Resource resource) {
        if (element.name().equals("resource_ref")) {
            element.with("ref", element.id());
        }
        element.attributes().remove("id");
        element.attributes().remove("description");
        element.attributes()
                .replaceAll((name, value) -> !NAMING.contains(name) && !name.equals("ref")
                        ? value
                        : value.equals(resource.id()) ? "@" : value.equals(resource.top()) ? "@top" : value);
        switch (element.name()) {
            // when a monitor comes, and how long an action may take, is nothing to the scheduler
            case "op" -> {
                element.attributes().remove("timeout");
                element.with("interval", Durations.millis(element.get("interval")) > 0 ? "+" : "0");
            }
            case "primitive" -> {
                element.attributes().remove("type");
                element.with("address", Boolean.toString(resource.address()));
            }
            default -> {}
        }
        element.children().removeIf(c -> c.name().equals("instance_attributes"));
        element.children().forEach(c -> nameless(c, resource));
        return element;
    }

    /** Returns whether a constraint binds a resource to nodes by their names or attributes. */
    boolean bound(String id) {
        Resource resource = model.resource(id);
        return named.entrySet().stream()
                .filter(c -> c.getKey().name().equals("rsc_location"))
                .filter(c -> c.getValue().contains(id)
                        || resource != null && c.getValue().contains(resource.top()))
                .flatMap(c -> c.getKey().all())
                .anyMatch(e -> !e.get("node").isEmpty()
                        || e.name().equals("expression") && !e.get("attribute").equals("#kind"));
    }

    /** Returns a node's options. */
    String ofNode(String name) {
        return configuration
                .section("nodes")
                .child(n -> n.get("uname").equals(name))
                .map(n -> {
                    Element node = n.copy();
                    node.all().forEach(e -> e.attributes().remove("id"));
                    node.attributes().remove("uname");
                    return Xml.print(node, 0);
                })
                .orElse("");
    }

    /** Returns the resources that some constraint names together with one, and that one. */
    Set<String> joined(String id) {
        return joined(id, c -> true);
    }

    /** Returns the same without optional orders: those never cause anything, they only say which goes first. */
    Set<String> tied(String id) {
        return joined(
                id,
                c -> !c.name().equals("rsc_order")
                        || !(c.get("kind").equalsIgnoreCase("Optional")
                                || c.get("score").equals("0")));
    }

    private Set<String> joined(String id, Predicate<Element> constraints) {
        Resource resource = model.resource(id);
        Set<String> joined = new LinkedHashSet<>(Set.of(id));
        if (resource == null) {
            return joined;
        }
        List<String> names = List.of(id, resource.top());
        named.forEach((constraint, of) -> {
            if (constraints.test(constraint) && !Collections.disjoint(of, names)) {
                joined.addAll(of);
            }
        });
        model.resources().stream()
                .filter(r -> joined.contains(r.top()) || r.top().equals(resource.top()))
                .forEach(r -> joined.add(r.id()));
        joined.removeIf(r -> !model.knows(r));
        return joined;
    }

    /** Returns whether resources may depend on each other although no constraint joins them. */
    boolean entangled() {
        return peculiar
                || !model.property("placement-strategy", "default").equals("default")
                || !model.property("node-health-strategy", "none").equals("none")
                || named.keySet().stream().anyMatch(c -> c.name().equals("rsc_ticket"));
    }
}
