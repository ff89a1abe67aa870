package io.hastack.prover.internal;

import io.hastack.prover.Invariant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Starts and stops in a transition wait for each other as the orders declare. */
final class Ordered {
    private static final Map<String, String> INVERSE = Map.of("start", "stop", "promote", "demote");

    private final Model model;

    Ordered(Model model) {
        this.model = model;
    }

    /** Checks transitions. */
    List<Finding> check(List<Round> rounds) {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (Round round : rounds) {
            for (Relation r : model.relations()) {
                if (r.order()) {
                    pairs(round.graph(), r, found);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private void pairs(Graph graph, Relation r, Map<String, Finding> found) {
        compare(graph, r, r.first(), r.firstAction(), r.then(), r.thenAction(), found);
        String stopFirst = INVERSE.get(r.firstAction());
        String stopThen = INVERSE.get(r.thenAction());
        if (r.symmetrical() && stopFirst != null && stopThen != null) {
            compare(graph, r, r.then(), stopThen, r.first(), stopFirst, found);
        }
    }

    private void compare(
            Graph graph,
            Relation r,
            String first,
            String firstAction,
            String then,
            String thenAction,
            Map<String, Finding> found) {
        List<Graph.Node> firsts = actions(graph, first, firstAction);
        if (firsts.isEmpty()) {
            return;
        }
        for (Graph.Node t : actions(graph, then, thenAction)) {
            for (Graph.Node f : firsts) {
                if (together(r, f, t) && !graph.after(t, f)) {
                    String message = thenAction + " of " + then + " on " + t.node() + " does not wait for "
                            + firstAction + " of " + first + " on " + f.node() + ", as " + r.id() + " declares";
                    found.putIfAbsent(
                            r.id(),
                            Finding.of(Invariant.ORDERED, message, List.of(first, then))
                                    .because(r.id()));
                }
            }
        }
    }

    private static List<Graph.Node> actions(Graph graph, String resource, String task) {
        return graph.nodes().stream()
                .filter(n ->
                        !n.pseudo() && n.resource().equals(resource) && n.task().equals(task))
                .toList();
    }

    /** Two clones are ordered node by node where the dependent one is interleaved; else all instances are. */
    private boolean together(Relation r, Graph.Node f, Graph.Node t) {
        Resource then = model.resource(r.then());
        boolean interleaved = model.resource(r.first()).cloned() && then.cloned() && then.interleaved();
        return !interleaved || f.node().equals(t.node());
    }

    /** Returns a finding for each circle of orders; nothing in one can ever begin. */
    List<Finding> circles() {
        Map<String, Set<Relation>> circles = new LinkedHashMap<>();
        for (Relation r : model.relations()) {
            if (begins(r) && reaches(r.then(), r.first())) {
                Set<String> around = new TreeSet<>();
                model.resources().stream()
                        .map(Resource::id)
                        .filter(x -> x.equals(r.then())
                                || x.equals(r.first())
                                || reaches(r.then(), x) && reaches(x, r.first()))
                        .forEach(around::add);
                circles.computeIfAbsent(String.join(" ", around), k -> new LinkedHashSet<>())
                        .add(r);
            }
        }
        List<Finding> found = new ArrayList<>();
        circles.forEach((around, relations) -> {
            List<String> ids = relations.stream().map(Relation::id).distinct().toList();
            found.add(Finding.of(
                            Invariant.ORDERED,
                            "the orders " + String.join(", ", ids) + " form a circle: none of "
                                    + around.replace(" ", ", ") + " can start first",
                            List.of(around.split(" ")))
                    .because(String.join(", ", ids)));
        });
        return found;
    }

    private static boolean begins(Relation r) {
        return r.order() && INVERSE.containsKey(r.firstAction()) && INVERSE.containsKey(r.thenAction());
    }

    private boolean reaches(String from, String to) {
        Set<String> seen = new LinkedHashSet<>(Set.of(from));
        List<String> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            String at = open.remove(0);
            if (at.equals(to)) {
                return true;
            }
            model.relations().stream()
                    .filter(r -> begins(r) && r.first().equals(at))
                    .map(Relation::then)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return false;
    }
}
