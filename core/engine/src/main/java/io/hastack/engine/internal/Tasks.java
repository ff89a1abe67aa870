package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.SharedPart;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks of a request, each after those it depends on.
 *
 * @param list in an order in which they may run
 * @param stages why each stage begins
 */
record Tasks(List<Task> list, Map<Integer, String> stages) {
    private static final String MEMBERS = "";
    /** No component's id. */
    private static final String REMOTES = "*";

    Tasks {
        list = List.copyOf(list);
    }

    static Tasks of(Plugins plugins, Composition wanted, Composition everything) {
        Map<Instance, List<Entry>> entries = new LinkedHashMap<>();
        wanted.entries().forEach((i, l) -> entries.put(i, new ArrayList<>(l)));
        shared(entries, wanted, everything);
        Stages stages = new Stages(entries);
        List<Task> tasks = new ArrayList<>();
        for (Batch batch : new Batches(plugins).of(entries, stages)) {
            for (Map.Entry<String, List<Entry>> place : places(batch, wanted).entrySet()) {
                tasks.add(task(tasks, batch, place.getKey(), place.getValue()));
            }
        }
        return new Tasks(tasks, stages.reasons());
    }

    /** Returns the tasks that prepare nodes: what is done on each of them and waits for nothing. */
    Tasks preparing(Set<String> nodes) {
        List<Task> kept = new ArrayList<>();
        for (Task task : list) {
            if (!task.once() && nodes.contains(task.place()) && task.needs().isEmpty()) {
                Set<Task> after = new LinkedHashSet<>(task.after());
                after.retainAll(kept);
                kept.add(task.following(after));
            }
        }
        return new Tasks(kept, stages);
    }

    /** Parts of other components that go into the same files come along. */
    private static void shared(Map<Instance, List<Entry>> entries, Composition wanted, Composition everything) {
        Set<String> files = new LinkedHashSet<>();
        wanted.all().forEach(e -> {
            if (e.part() instanceof SharedPart part) {
                files.add(part.kind() + ":" + part.shared());
            }
        });
        everything.entries().forEach((instance, list) -> {
            if (!wanted.entries().containsKey(instance)) {
                List<Entry> alongside = list.stream()
                        .filter(e -> e.part() instanceof SharedPart part
                                && files.contains(part.kind() + ":" + part.shared())
                                && wanted.entries().containsKey(e.host()))
                        .toList();
                if (!alongside.isEmpty()) {
                    entries.put(instance, alongside);
                }
            }
        });
    }

    private static Map<String, List<Entry>> places(Batch batch, Composition wanted) {
        Map<String, List<Entry>> places = new LinkedHashMap<>();
        for (Entry entry : batch.entries()) {
            if (entry.once()) {
                // One patch for all of a cluster's CIB, but that members do not wait for remotes. Anything else fails
                // or
                // waits for its own component only.
                String own = entry.instance().component();
                if (entry.part() instanceof CibPart) {
                    own = wanted.onRemotes(entry.instance()) ? REMOTES : MEMBERS;
                }
                places.computeIfAbsent(entry.cluster().name() + "\n" + own, p -> new ArrayList<>())
                        .add(entry);
            } else {
                for (Node node : entry.nodes()) {
                    places.computeIfAbsent(node.name(), p -> new ArrayList<>()).add(entry);
                }
            }
        }
        return places;
    }

    private static Task task(List<Task> earlier, Batch batch, String key, List<Entry> entries) {
        // A cluster may be named like a node; the line end keeps the keys apart, the name is before it.
        String place = key.lines().findFirst().orElseThrow();
        Entry first = entries.get(0);
        Cluster cluster = first.cluster();
        List<Node> candidates = first.once()
                ? first.nodes()
                : first.nodes().stream().filter(n -> n.name().equals(place)).toList();
        Set<Need> needs = new LinkedHashSet<>();
        entries.forEach(e -> needs.addAll(e.needs()));
        Task task = new Task(earlier.size(), batch, place, cluster, candidates, entries, new LinkedHashSet<>(), needs);
        task.follow(earlier);
        return task;
    }
}
