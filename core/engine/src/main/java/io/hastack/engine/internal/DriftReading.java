package io.hastack.engine.internal;

import io.hastack.engine.Deviation;
import io.hastack.engine.LineDrift;
import io.hastack.engine.Progress;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.Site;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Reads what differs, and of files that differ the lines. */
final class DriftReading {
    private record Found(Task task, Site site, Map<Entry, String> actions, List<Change.WriteFile> files) {}

    private final NodeAccess access;
    private final ExecutorService pool;

    DriftReading(NodeAccess access, ExecutorService pool) {
        this.access = access;
        this.pool = pool;
    }

    List<Deviation> of(Topology topology, List<Task> tasks) {
        FirstReading reading = FirstReading.of(topology, tasks, access, pool, Progress.SILENT);
        List<Found> found = new ArrayList<>();
        Map<Site, Set<Fact>> texts = new LinkedHashMap<>();
        for (Task task : tasks) {
            NodeFacts facts = reading.of(task);
            List<Change> changes = Converging.changes(task, facts);
            if (!changes.isEmpty()) {
                List<Change.WriteFile> files = changes.stream()
                        .filter(Change.WriteFile.class::isInstance)
                        .map(Change.WriteFile.class::cast)
                        .toList();
                found.add(new Found(task, facts.site(), Converging.actions(task, facts, changes), files));
                files.forEach(f -> texts.computeIfAbsent(facts.site(), s -> new LinkedHashSet<>())
                        .add(text(f.path())));
            }
        }
        Map<Site, CompletableFuture<NodeFacts>> read = new LinkedHashMap<>();
        texts.forEach((site, facts) ->
                read.put(site, CompletableFuture.supplyAsync(() -> access.read(site, List.copyOf(facts)), pool)));
        return found.stream().flatMap(f -> deviations(f, read).stream()).toList();
    }

    private List<Deviation> deviations(Found found, Map<Site, CompletableFuture<NodeFacts>> read) {
        Map<Entry, List<LineDrift>> lines = new LinkedHashMap<>();
        found.actions().keySet().forEach(e -> lines.put(e, new ArrayList<>()));
        Set<String> told = new LinkedHashSet<>();
        for (Change.WriteFile file : found.files()) {
            for (LineDrift line : lines(file, found, read.get(found.site()).join())) {
                lines.get(owner(lines.keySet(), line)).add(line);
                told.add(file.path());
            }
        }
        // a file that several components share is told with those whose lines differ
        lines.entrySet()
                .removeIf(e -> e.getValue().isEmpty()
                        && told.contains(e.getKey().part().key()));
        return lines.entrySet().stream()
                .map(e -> new Deviation(
                        e.getKey().instance().component(),
                        found.task().place(),
                        e.getKey().part().kind() + " " + e.getKey().part().key(),
                        found.actions().get(e.getKey()),
                        e.getValue()))
                .toList();
    }

    private List<LineDrift> lines(Change.WriteFile file, Found found, NodeFacts texts) {
        CommandResult text = texts.get(text(file.path()));
        if (!text.ok()) {
            return List.of(Differences.missing(file.path()));
        }
        boolean options = found.task().entries().stream().anyMatch(e -> e.part() instanceof IniOptions);
        return new Differences(file.path(), options, access.asTold(found.site(), file.content()), text.output())
                .lines();
    }

    /** The component that sets the option, else the first that has the file, else the first of all. */
    private static Entry owner(Set<Entry> entries, LineDrift line) {
        List<Entry> file =
                entries.stream().filter(e -> e.part().key().equals(line.file())).toList();
        return file.stream()
                .filter(e -> e.part() instanceof IniOptions ini && ini.options().containsKey(line.option()))
                .findFirst()
                .orElseGet(() -> (file.isEmpty() ? entries.stream() : file.stream())
                        .findFirst()
                        .orElseThrow());
    }

    private static Fact text(String path) {
        return new Fact("text of " + path, "test -f " + quoted(path) + " && cat -- " + quoted(path));
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }
}
