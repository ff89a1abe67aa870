package io.hastack.engine.internal;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Calls handlers, and names the one that breaks its contract. */
final class Converging {
    private Converging() {}

    static List<Fact> facts(Task task, Site site) {
        return guarded(task, () -> typed(task).facts(parts(task.entries()), site));
    }

    static List<Change> changes(Task task, Facts facts) {
        return guarded(task, () -> typed(task).converge(parts(task.entries()), facts));
    }

    /**
     * What each entry that changes is told to have done. A handler that reads all parts by one fact cannot be asked about
     * one of them; then the changes say by path or text whom they are for, and those that say nothing are everybody's.
     */
    static Map<Entry, String> actions(Task task, Facts facts, List<Change> changes) {
        Map<Entry, String> actions = new LinkedHashMap<>();
        for (Entry entry : task.entries()) {
            List<Change> own = task.entries().size() == 1 ? changes : own(task, entry, facts, changes);
            if (!own.isEmpty()) {
                actions.put(entry, own.stream().map(Change::describe).collect(Collectors.joining("; ")));
            }
        }
        if (actions.isEmpty()) {
            String all = changes.stream().map(Change::describe).collect(Collectors.joining("; "));
            task.entries().forEach(e -> actions.put(e, all));
        }
        return actions;
    }

    private static List<Change> own(Task task, Entry entry, Facts facts, List<Change> changes) {
        try {
            return typed(task).converge(List.of(entry.part()), facts);
        } catch (NodeFacts.Undeclared e) {
            String key = entry.part().key();
            return changes.stream()
                    .filter(c -> c instanceof Change.WriteFile file
                            ? file.path().equals(key)
                            : c.describe().contains(key))
                    .toList();
        }
    }

    // The planner put only parts that the handler's type accepts into its batch.
    @SuppressWarnings("unchecked")
    private static PartHandler<Part> typed(Task task) {
        return (PartHandler<Part>) task.batch().handler();
    }

    private static List<Part> parts(List<Entry> entries) {
        return entries.stream().map(Entry::part).distinct().toList();
    }

    private static <T> List<T> guarded(Task task, Supplier<List<T>> call) {
        try {
            return List.copyOf(call.get());
        } catch (HaException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new HaException(
                    ErrorCode.COMPONENT_FAILED,
                    task.batch().handler().getClass().getName() + " failed on " + String.join(", ", task.stepIds())
                            + ": " + e + "; the bundle that brings it needs mending",
                    e);
        }
    }
}
