package io.hastack.health.internal;

import io.hastack.health.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is published, and its changes, as lines of JSON in {@code <hastack.data>/health}: on disk when a method returns. The
 * history is cut to its latest thousand when it has twice as many. Not safe for use by many threads.
 */
final class HealthStore {
    private static final Logger LOG = LoggerFactory.getLogger(HealthStore.class);

    private final Path conditions;
    private final Path changes;
    private int lines;

    HealthStore(Path folder) {
        conditions = folder.resolve("conditions.jsonl");
        changes = folder.resolve("changes.jsonl");
    }

    /** Returns what was written; what cannot be read any longer is left out, and a warning tells how much. */
    ConditionBook read() {
        List<Change> history = read(changes, ChangeJson::change);
        lines = history.size();
        return new ConditionBook(
                read(conditions, ChangeJson::condition),
                history.subList(Math.max(0, lines - ConditionBook.KEPT), lines));
    }

    /** @throws io.hastack.spi.problem.HaException STATE_UNREADABLE */
    void write(Collection<Change> news, ConditionBook book) {
        if (lines + news.size() > 2 * ConditionBook.KEPT) {
            List<Change> kept = book.after(0);
            DurableFile.replace(changes, text(kept, ChangeJson::text));
            lines = kept.size();
        } else if (!news.isEmpty()) {
            DurableFile.append(changes, text(news, ChangeJson::text));
            lines += news.size();
        }
        DurableFile.replace(conditions, text(book.conditions(), ChangeJson::text));
    }

    private static <T> String text(Collection<T> items, Function<T, String> line) {
        return items.stream().map(i -> line.apply(i) + "\n").collect(Collectors.joining());
    }

    private static <T> List<T> read(Path file, Function<String, T> parse) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<T> items = new ArrayList<>();
        int lost = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                try {
                    items.add(parse.apply(line));
                } catch (RuntimeException e) {
                    lost++;
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read ({}): health begins anew", file, e.getMessage());
        }
        if (lost > 0) {
            LOG.warn(
                    "{} lines of {} are left out: a console died while it wrote them, or they were edited", lost, file);
        }
        return items;
    }
}
