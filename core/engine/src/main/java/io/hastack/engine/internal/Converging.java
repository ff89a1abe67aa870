package io.hastack.engine.internal;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
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

    /** What one entry alone would change. */
    static String action(Task task, Entry entry, Facts facts) {
        List<Change> changes = guarded(task, () -> typed(task).converge(List.of(entry.part()), facts));
        return changes.stream().map(Change::describe).collect(Collectors.joining("; "));
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
