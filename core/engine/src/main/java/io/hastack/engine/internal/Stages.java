package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Derives the stages of a plan. Parts of a component follow each other in the order written; a new stage begins where a
 * part needs a condition, and nowhere else. A constraint waits for its ends and for no other constraint: where a resource may
 * run is written together with the resource, or Pacemaker would start it elsewhere before.
 */
final class Stages {
    private final Map<Instance, List<Entry>> entries;
    private final Map<Entry, Integer> stages = new IdentityHashMap<>();
    private final Map<String, Entry> resources = new HashMap<>();
    private final Map<Integer, Set<String>> reasons = new TreeMap<>();

    Stages(Map<Instance, List<Entry>> entries) {
        this.entries = entries;
        entries.values()
                .forEach(list -> list.forEach(e -> {
                    stages.put(e, 1);
                    if (e.part() instanceof PacemakerResource resource) {
                        resources.put(resource.id(), e);
                    }
                }));
        int rounds = 0;
        while (pass()) {
            if (++rounds > stages.size() + 1) {
                throw new HaException(
                        ErrorCode.INPUT_COMPONENT,
                        "the conditions that parts need form a circle among " + entries.keySet()
                                + "; a component's ready conditions must not need what requires it");
            }
        }
        reasons.keySet().retainAll(new HashSet<>(stages.values()));
    }

    int of(Entry entry) {
        return stages.get(entry);
    }

    /** Why each stage but the first begins. */
    Map<Integer, String> reasons() {
        Map<Integer, String> text = new TreeMap<>();
        reasons.forEach((stage, needs) -> text.put(stage, String.join(", ", needs)));
        return text;
    }

    private boolean pass() {
        boolean changed = false;
        reasons.clear();
        for (Map.Entry<Instance, List<Entry>> instance : entries.entrySet()) {
            int current = 1;
            int settled = 1;
            Set<Need> own = new HashSet<>();
            for (Entry entry : instance.getValue()) {
                boolean constraint = entry.part() instanceof PacemakerConstraint;
                int before = constraint ? settled : current;
                int stage = before;
                for (Need need : entry.needs()) {
                    stage = Math.max(stage, after(need, instance.getKey(), before, own));
                }
                for (Entry end : ends(entry)) {
                    stage = Math.max(stage, stages.get(end));
                }
                if (stage > before) {
                    explain(entry, stage);
                }
                changed |= stages.put(entry, stage) != stage;
                current = Math.max(current, stage);
                settled = constraint ? settled : current;
            }
        }
        return changed;
    }

    /** The stage in which a condition can be relied on. */
    private int after(Need need, Instance instance, int before, Set<Need> own) {
        if (need.instance().equals(instance)) {
            return own.add(need) ? before + 1 : before;
        }
        return 1 + ready(need);
    }

    /** The last stage of what an instance does before it needs that condition itself. */
    private int ready(Need need) {
        int last = 0;
        for (Entry entry : entries.getOrDefault(need.instance(), List.of())) {
            if (entry.needs().contains(need)) {
                break;
            }
            last = Math.max(last, stages.get(entry));
        }
        return last;
    }

    private List<Entry> ends(Entry entry) {
        if (entry.part() instanceof PacemakerConstraint part) {
            return Constraints.ends(part.constraint()).stream()
                    .filter(resources::containsKey)
                    .map(resources::get)
                    .toList();
        }
        return List.of();
    }

    private void explain(Entry entry, int stage) {
        Set<String> why = reasons.computeIfAbsent(stage, s -> new java.util.TreeSet<>());
        entry.needs().forEach(n -> why.add(n.toString()));
    }
}
