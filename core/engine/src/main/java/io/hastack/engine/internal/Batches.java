package io.hastack.engine.internal;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.SharedPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Merges parts of several components into as few batches as their written orders allow: packages of all components
 * become one transaction, Pacemaker's parts of a stage one patch.
 */
final class Batches {
    private final Plugins plugins;

    Batches(Plugins plugins) {
        this.plugins = plugins;
    }

    List<Batch> of(Map<Instance, List<Entry>> entries, Stages stages) {
        List<Batch> batches = new ArrayList<>();
        Set<Entry> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Integer> numbers = new TreeSet<>();
        entries.values().forEach(l -> l.forEach(e -> numbers.add(stages.of(e))));
        for (int stage : numbers) {
            Map<Instance, Deque<Entry>> queues = new LinkedHashMap<>();
            entries.forEach((instance, list) -> {
                Deque<Entry> queue = new ArrayDeque<>();
                list.stream()
                        .filter(e -> stages.of(e) == stage && !taken.contains(e))
                        .forEach(queue::add);
                queues.put(instance, queue);
            });
            while (queues.values().stream().anyMatch(q -> !q.isEmpty())) {
                Batch batch = whole(next(stage, queues), entries, taken);
                taken.addAll(batch.entries());
                queues.values().forEach(queue -> queue.removeIf(taken::contains));
                batches.add(batch);
            }
        }
        return batches;
    }

    /**
     * A file that parts share is written whole, so its first part brings the others along, wherever they are written: what
     * they stand for would be gone from the file until their turn comes. Not those that wait for a condition.
     */
    private static Batch whole(Batch batch, Map<Instance, List<Entry>> entries, Set<Entry> taken) {
        Set<List<Object>> files = new HashSet<>();
        batch.entries().forEach(e -> file(e).ifPresent(files::add));
        Set<Entry> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(batch.entries());
        List<Entry> whole = new ArrayList<>(batch.entries());
        entries.values().stream()
                .flatMap(List::stream)
                .filter(e -> file(e).filter(files::contains).isPresent())
                .filter(e -> e.needs().isEmpty() && !taken.contains(e) && all.add(e))
                .forEach(whole::add);
        return new Batch(batch.stage(), batch.handler(), whole);
    }

    /** Returns what tells the file of a shared part from others: its kind, its name, and whose nodes it is on. */
    private static Optional<List<Object>> file(Entry entry) {
        return entry.part() instanceof SharedPart part
                ? Optional.of(List.of(part.kind(), part.shared(), entry.host()))
                : Optional.empty();
    }

    private Batch next(int stage, Map<Instance, Deque<Entry>> queues) {
        PartHandler<?> best = null;
        long fewest = Long.MAX_VALUE;
        for (PartHandler<?> handler : heads(queues)) {
            long later = queues.values().stream()
                    .filter(q -> comesLater(handler, q, queues))
                    .count();
            if (later < fewest) {
                fewest = later;
                best = handler;
            }
        }
        List<Entry> taken = new ArrayList<>();
        for (Deque<Entry> queue : queues.values()) {
            while (!queue.isEmpty() && plugins.handler(queue.peek().part()) == best && !blocked(queue.peek(), queues)) {
                taken.add(queue.poll());
            }
        }
        return new Batch(stage, best, taken);
    }

    private Set<PartHandler<?>> heads(Map<Instance, Deque<Entry>> queues) {
        Set<PartHandler<?>> heads = new LinkedHashSet<>();
        Set<PartHandler<?>> all = new LinkedHashSet<>();
        for (Deque<Entry> queue : queues.values()) {
            if (!queue.isEmpty()) {
                PartHandler<?> handler = plugins.handler(queue.peek().part());
                all.add(handler);
                if (!blocked(queue.peek(), queues)) {
                    heads.add(handler);
                }
            }
        }
        if (heads.isEmpty()) {
            throw new io.hastack.spi.problem.HaException(
                    io.hastack.spi.problem.ErrorCode.INPUT_COMPONENT,
                    "parts wait for each other's components in a circle: " + all);
        }
        return heads;
    }

    /** Taking a kind now that another component reaches only later would split it into two batches. */
    private boolean comesLater(PartHandler<?> handler, Deque<Entry> queue, Map<Instance, Deque<Entry>> queues) {
        boolean leading = true;
        for (Entry entry : queue) {
            boolean same = plugins.handler(entry.part()) == handler;
            leading &= same && !blocked(entry, queues);
            if (same && !leading) {
                return true;
            }
        }
        return false;
    }

    /** A part on another component's nodes follows what that component itself does on each node. */
    private static boolean blocked(Entry entry, Map<Instance, Deque<Entry>> queues) {
        if (entry.host().equals(entry.instance())) {
            return false;
        }
        return queues.getOrDefault(entry.host(), new ArrayDeque<>()).stream()
                .anyMatch(e -> !e.once()
                        && e.host().equals(entry.host())
                        && e.instance().equals(entry.host()));
    }
}
