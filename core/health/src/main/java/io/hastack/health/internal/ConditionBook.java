package io.hastack.health.internal;

import io.hastack.health.Change;
import io.hastack.spi.check.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Turns observations into changes. Another status than the published one is published when it was seen often enough in a
 * row; each change within the last half hour asks for one more, so that what flaps is told ever more rarely. Not safe for
 * use by many threads.
 */
final class ConditionBook {
    static final int KEPT = 1000;
    private static final Duration FLAPPING = Duration.ofMinutes(30);
    private static final int MOST_DAMPING = 5;
    /** Components come and go with their bundles while a console starts or an operator renews one. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private static final Map<Condition.Status, Integer> WORST_LAST =
            Map.of(Condition.Status.TRUE, 0, Condition.Status.UNKNOWN, 1, Condition.Status.FALSE, 2);

    /** What a condition is known by. */
    record Key(String subject, String type) implements Comparable<Key> {
        static Key of(Condition condition) {
            return new Key(condition.subject(), condition.type());
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::subject).thenComparing(Key::type).compare(this, other);
        }
    }

    private final Map<Key, Standing> standings = new TreeMap<>();
    private final Map<Key, Instant> missing = new HashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();

    ConditionBook(Collection<Condition> published, Collection<Change> history) {
        published.forEach(c -> standings.put(Key.of(c), new Standing(c, Optional.empty())));
        history.forEach(this::remember);
    }

    /**
     * Takes observations of one time. Of several with one subject and type, one for each cluster, the worst counts.
     *
     * @param needed how often in a row another status of this condition must be seen
     */
    List<Change> observe(Collection<Condition> seen, ToIntFunction<Condition> needed, Instant now) {
        Map<Key, Condition> worst = new TreeMap<>();
        seen.forEach(c -> worst.merge(Key.of(c), c, ConditionBook::worse));
        List<Change> news = new ArrayList<>();
        worst.forEach((key, c) -> observe(key, c, needed.applyAsInt(c), now).ifPresent(news::add));
        return news;
    }

    private Optional<Change> observe(Key key, Condition seen, int needed, Instant now) {
        Standing before = standings.get(key);
        Standing after =
                before == null ? Standing.first(seen, now) : before.observe(seen, needed + damping(key, now), now);
        standings.put(key, after);
        boolean news = before == null
                ? seen.status() != Condition.Status.TRUE
                : after.published().status() != before.published().status();
        if (!news) {
            return Optional.empty();
        }
        Change change = new Change(
                latest() + 1,
                now,
                Optional.ofNullable(before).map(s -> s.published().status()),
                after.published());
        remember(change);
        return Optional.of(change);
    }

    /** Forgets what was no longer known for ten minutes. */
    void known(Set<Key> keys, Instant now) {
        missing.keySet().removeAll(keys);
        standings.keySet().stream().filter(k -> !keys.contains(k)).forEach(k -> missing.putIfAbsent(k, now));
        missing.entrySet().removeIf(e -> {
            boolean over = Duration.between(e.getValue(), now).compareTo(FORGOTTEN) >= 0;
            if (over) {
                standings.remove(e.getKey());
            }
            return over;
        });
    }

    /** Returns whether something else than the published status was seen last. */
    boolean doubtful(Key key) {
        return Optional.ofNullable(standings.get(key)).flatMap(Standing::doubt).isPresent();
    }

    List<Condition> conditions() {
        return standings.values().stream().map(Standing::published).toList();
    }

    List<Change> after(long number) {
        return changes.stream().filter(c -> c.number() > number).toList();
    }

    long latest() {
        return changes.isEmpty() ? 0 : changes.getLast().number();
    }

    private int damping(Key key, Instant now) {
        long recent = changes.stream()
                .filter(c -> c.was().isPresent() && c.at().isAfter(now.minus(FLAPPING)))
                .filter(c -> Key.of(c.condition()).equals(key))
                .count();
        return (int) Math.min(MOST_DAMPING, recent);
    }

    private void remember(Change change) {
        changes.addLast(change);
        if (changes.size() > KEPT) {
            changes.removeFirst();
        }
    }

    private static Condition worse(Condition one, Condition other) {
        return WORST_LAST.get(one.status()) >= WORST_LAST.get(other.status()) ? one : other;
    }
}
