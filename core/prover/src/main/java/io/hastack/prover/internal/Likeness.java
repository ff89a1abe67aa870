package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Which resources and which members stand in for each other in a steady state. The scheduler knows a resource by what the
 * CIB says about it, not by its agent: two with the same options, constraints, places and history get the same answers, but
 * for their names. What is compared is the text of all that; whatever this does not know makes a difference. Belongs to one
 * thread.
 */
final class Likeness {
    private final World world;
    private final ToIntFunction<String> bound;
    private final Traits traits;
    private final History history;
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Set<String>> near = new HashMap<>();
    private final Map<String, Set<String>> nodes = new HashMap<>();

    /** {@code bound}: of a resource's component, how many instances on other nodes a failure may disturb. */
    Likeness(World world, ToIntFunction<String> bound) {
        Element cib = Xml.parse(world.cib(), "the steady CIB");
        this.world = world;
        this.bound = bound;
        this.traits = new Traits(cib, world.model());
        this.history = new History(cib);
    }

    /** Returns a text that is the same for resources that stand in for each other. */
    String kind(String resource) {
        return kinds.computeIfAbsent(resource, this::describe);
    }

    private String describe(String id) {
        Resource resource = world.model().resource(id);
        if (resource == null || !traits.comparable(resource)) {
            return id;
        }
        List<String> lines = new ArrayList<>(traits.of(resource));
        lines.add(bound.applyAsInt(id) + (world.single().contains(id) ? " once" : ""));
        for (String node : world.steady().nodes().keySet()) {
            lines.add(node + " " + standing(id, node));
        }
        return Cache.hash(String.join("\n", lines)).substring(0, 16);
    }

    /** Returns the members on which a resource, and all that is near it, stands as on this one. */
    Set<String> nodes(String resource, String node) {
        return nodes.computeIfAbsent(resource + "@" + node, r -> {
            Set<String> alike = new LinkedHashSet<>(Set.of(node));
            List<String> wanted = standings(resource, node);
            if (near(resource).stream().noneMatch(traits::bound)) {
                world.alive().stream()
                        .filter(n -> standings(resource, n).equals(wanted))
                        .forEach(alike::add);
            }
            return Set.copyOf(alike);
        });
    }

    private List<String> standings(String resource, String node) {
        List<String> standings = new ArrayList<>(List.of(traits.ofNode(node), history.ofNode(node)));
        near(resource).forEach(r -> standings.add(r + " " + standing(r, node)));
        return standings;
    }

    private String standing(String id, String node) {
        return world.places(id).getOrDefault(node, "-") + " "
                + world.eligible().getOrDefault(id, Set.of()).contains(node) + " " + history.of(id, node);
    }

    /** Returns a resource with all that may go with it, over constraints of any kind but optional orders. */
    Set<String> near(String resource) {
        return near.computeIfAbsent(resource, r -> {
            Set<String> all = new TreeSet<>();
            Deque<String> open = new ArrayDeque<>(List.of(r));
            while (!open.isEmpty()) {
                if (all.add(open.peek())) {
                    open.addAll(traits.tied(open.peek()));
                }
                open.remove();
            }
            return all;
        });
    }

    /** Returns the resources that a constraint names together with one, and that one. */
    Set<String> joined(String resource) {
        return traits.joined(resource);
    }

    /** Returns whether the CIB holds what makes resources depend on each other without a constraint between them. */
    boolean entangled() {
        return traits.entangled();
    }
}
