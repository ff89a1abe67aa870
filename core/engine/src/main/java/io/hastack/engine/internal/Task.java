package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A batch at one place: the unit of work of a walk.
 *
 * @param id position in the plan's order
 * @param place node name, or cluster name for what is done once
 * @param candidates the node, or the nodes of which the first that answers does it
 * @param after tasks that must have ended well before
 * @param needs conditions that must be True before, if there is anything to do
 */
record Task(
        int id,
        Batch batch,
        String place,
        Cluster cluster,
        List<Node> candidates,
        List<Entry> entries,
        Set<Task> after,
        Set<Need> needs) {
    Task {
        entries = List.copyOf(entries);
        candidates = List.copyOf(candidates);
    }

    boolean once() {
        return entries.get(0).once();
    }

    List<String> stepIds() {
        return entries.stream().map(e -> e.stepId(place)).toList();
    }

    Set<Entry.Instance> instances() {
        Set<Entry.Instance> all = new LinkedHashSet<>();
        entries.forEach(e -> all.add(e.instance()));
        return all;
    }

    /** Adds edges from the tasks before it. Identity of a task is its id. */
    void follow(List<Task> earlier) {
        for (Task other : earlier) {
            boolean sameNode = !once() && !other.once() && place.equals(other.place);
            boolean sameCib = cib() && other.cib() && place.equals(other.place);
            if (sameNode || sameCib || ordered(other) || awaited(other)) {
                after.add(other);
            }
        }
    }

    /** Returns the same with other tasks before it. */
    Task following(Set<Task> others) {
        return new Task(id, batch, place, cluster, candidates, entries, others, needs);
    }

    boolean cib() {
        return entries.get(0).part() instanceof CibPart;
    }

    /** Whether a failure of an earlier task must stop this one; other edges only keep two tasks apart. */
    boolean dependsOn(Task other) {
        return awaited(other) || shares(other);
    }

    /** What is done once waits for the nodes of its components, and they for it. */
    private boolean ordered(Task other) {
        return (once() || other.once()) && shares(other);
    }

    private boolean shares(Task other) {
        Set<Entry.Instance> shared = new LinkedHashSet<>(instances());
        entries.forEach(e -> shared.add(e.host()));
        shared.retainAll(other.instances());
        return !shared.isEmpty();
    }

    /** A condition is measured after what its component did in earlier stages. */
    private boolean awaited(Task other) {
        return other.batch.stage() < batch.stage()
                && needs.stream().anyMatch(n -> other.instances().contains(n.instance()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Task task && task.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return "task " + id + " " + new ArrayList<>(stepIds());
    }
}
