package io.hastack.health.internal;

import io.hastack.health.Change;
import io.hastack.health.internal.ConditionBook.Key;
import io.hastack.spi.check.Condition;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The book of conditions, kept on disk, with those who wait for its next entry. Safe for use by many threads. */
final class Published {
    private static final Logger LOG = LoggerFactory.getLogger(Published.class);

    private final HealthStore store;
    private final ConditionBook book;

    Published(HealthStore store) {
        this.store = store;
        book = store.read();
    }

    /** Takes observations as {@link ConditionBook#observe}. */
    synchronized List<Change> observe(Collection<Condition> seen, ToIntFunction<Condition> needed, Instant now) {
        int before = book.conditions().size();
        List<Change> news = book.observe(seen, needed, now);
        if (!news.isEmpty() || book.conditions().size() != before) {
            keep(news);
        }
        if (!news.isEmpty()) {
            notifyAll();
        }
        return news;
    }

    synchronized void known(Set<Key> keys, Instant now) {
        book.known(keys, now);
    }

    synchronized boolean doubtful(Key key) {
        return book.doubtful(key);
    }

    synchronized List<Condition> conditions() {
        return book.conditions();
    }

    synchronized List<Change> after(long number) {
        return book.after(number);
    }

    synchronized long latest() {
        return book.latest();
    }

    synchronized List<Change> await(long number, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); book.latest() <= number && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return book.after(number);
    }

    /** A full disk does not keep changes from being told. */
    private void keep(List<Change> news) {
        try {
            store.write(news, book);
        } catch (HaException e) {
            LOG.error("what health found is not kept: {}", e.getMessage());
        }
    }
}
