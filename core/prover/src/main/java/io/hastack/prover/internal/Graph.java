package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** A transition graph: what is to be done, and what each thing waits for. Belongs to one thread. */
final class Graph {
    /**
     * An action of the graph.
     *
     * @param resource id of the primitive, or of the clone whose pseudo action it is; empty for others
     * @param task such as start; {@code fence} for fencing
     * @param node where, or what is fenced; empty for pseudo actions of clones
     * @param pseudo whether nothing is carried out
     */
    record Node(int id, String resource, String task, String node, boolean pseudo) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, Integer> index = new HashMap<>();
    private final List<List<Integer>> inputs = new ArrayList<>();
    private final Map<Integer, BitSet> ancestors = new HashMap<>();

    /** Reads what {@code --save-graph} wrote. */
    Graph(Element graph) {
        List<Element> synapses = graph.named("synapse").toList();
        for (Element synapse : synapses) {
            synapse.named("action_set").flatMap(s -> s.children().stream()).forEach(this::add);
        }
        for (Element synapse : synapses) {
            List<Integer> before = synapse.named("inputs")
                    .flatMap(i -> i.named("trigger"))
                    .flatMap(t -> t.children().stream())
                    .map(a -> index.get(Integer.valueOf(a.id())))
                    .filter(java.util.Objects::nonNull)
                    .toList();
            synapse.named("action_set")
                    .flatMap(s -> s.children().stream())
                    .map(a -> index.get(Integer.valueOf(a.id())))
                    .forEach(i -> inputs.get(i).addAll(before));
        }
    }

    private void add(Element action) {
        String task = action.get("operation");
        String node = action.get("on_node");
        // a clone's pseudo action has no element of its resource; its key does: haproxy-clone_start_0
        String resource = action.children().stream()
                .filter(c -> c.name().equals("primitive"))
                .map(Element::id)
                .findFirst()
                .orElseGet(() -> action.name().equals("pseudo_event")
                        ? action.get("operation_key").replaceFirst("_[a-z-]+(_notify_[a-z]+)?_\\d+$", "")
                        : "");
        if (task.equals("stonith")) {
            resource = "";
            String kind = action.named("attributes")
                    .findFirst()
                    .map(a -> a.get("CRM_meta_stonith_action"))
                    .orElse("");
            task = kind.equals("on") ? "unfence" : "fence";
        }
        index.put(Integer.valueOf(action.id()), nodes.size());
        nodes.add(new Node(
                nodes.size(),
                Snapshot.plain(resource),
                task,
                node,
                action.name().equals("pseudo_event")));
        inputs.add(new ArrayList<>());
    }

    List<Node> nodes() {
        return nodes;
    }

    boolean empty() {
        return nodes.isEmpty();
    }

    /** Returns whether {@code later} waits for {@code earlier}, however indirectly. */
    boolean after(Node later, Node earlier) {
        return ancestors.computeIfAbsent(later.id(), i -> reach(i, n -> true)).get(earlier.id());
    }

    /** As {@link #after}, over actions that fit only; the two ends need not. */
    boolean after(Node later, Node earlier, IntPredicate through) {
        return reach(later.id(), through).get(earlier.id());
    }

    /** Returns whether an action waits for itself: such ones are never carried out. */
    boolean circular(Node node) {
        return inputs.get(node.id()).stream().anyMatch(i -> i == node.id() || after(nodes.get(i), node));
    }

    private BitSet reach(int start, IntPredicate through) {
        BitSet seen = new BitSet(nodes.size());
        Deque<Integer> open = new ArrayDeque<>(inputs.get(start));
        while (!open.isEmpty()) {
            int at = open.pop();
            if (!seen.get(at)) {
                seen.set(at);
                if (through.test(at)) {
                    open.addAll(inputs.get(at));
                }
            }
        }
        return seen;
    }
}
