package io.hastack.health.internal;

import io.hastack.engine.KnownCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/**
 * When which check is measured. Quick ones that are due at about the same time go together, each node in one round trip;
 * slow ones go by component. None is begun while its last measurement goes on. Not safe for use by many threads.
 */
final class Schedule {
    /** What is due within this part of its interval goes along with what is due now. */
    private static final int ALONG = 4;
    /** Slow checks begin within this time after they are known, so that not all of them work at once. */
    private static final Duration FIRST = Duration.ofMinutes(5);
    /** Intervals are this much shorter or longer by chance: several consoles, or checks, do not march in step. */
    private static final double JITTER = 0.1;

    private final Map<String, Instant> next = new HashMap<>();
    private final Set<String> measuring = new HashSet<>();
    private final DoubleSupplier dice;

    /** @param dice gives numbers from 0 to 1 */
    Schedule(DoubleSupplier dice) {
        this.dice = dice;
    }

    /** Returns what is to be measured now, together what goes together, and counts it as being measured. */
    List<List<KnownCheck>> due(Collection<KnownCheck> known, HealthConfig config, Instant now) {
        Map<String, List<KnownCheck>> rounds = new TreeMap<>();
        boolean any = false;
        for (KnownCheck check : known) {
            if (measuring.contains(check.id()) || config.interval(check).isEmpty()) {
                continue;
            }
            boolean slow = HealthConfig.slow(check);
            Duration interval = config.interval(check).get();
            Instant at = next.computeIfAbsent(check.id(), id -> slow ? now.plus(part(FIRST, dice)) : now);
            any |= !slow && !at.isAfter(now);
            if (!at.isAfter(slow ? now : now.plus(interval.dividedBy(ALONG)))) {
                rounds.computeIfAbsent(slow ? check.component() : "", c -> new ArrayList<>())
                        .add(check);
            }
        }
        if (!any) {
            rounds.remove("");
        }
        rounds.values().forEach(round -> round.forEach(check -> measuring.add(check.id())));
        return List.copyOf(rounds.values());
    }

    /**
     * Takes the end of a round. What it measured stays together: checks with one interval get one next time.
     *
     * @param doubtful which of them are to be looked at again soon
     */
    void ended(Collection<KnownCheck> round, Predicate<KnownCheck> doubtful, HealthConfig config, Instant now) {
        Map<Duration, Instant> times = new HashMap<>();
        for (KnownCheck check : round) {
            measuring.remove(check.id());
            Instant at = config.interval(check)
                    .map(interval -> times.computeIfAbsent(interval, i -> now.plus(jittered(i))))
                    .orElse(now);
            next.put(check.id(), doubtful.test(check) ? now.plus(config.again(check)) : at);
        }
    }

    /** Makes everything due at a time: what was measured before says nothing any longer. */
    void from(Instant time) {
        next.replaceAll((id, at) -> time);
    }

    private Duration jittered(Duration interval) {
        return interval.plusMillis((long) (interval.toMillis() * JITTER * (2 * dice.getAsDouble() - 1)));
    }

    private static Duration part(Duration whole, DoubleSupplier dice) {
        return Duration.ofMillis((long) (whole.toMillis() * dice.getAsDouble()));
    }
}
