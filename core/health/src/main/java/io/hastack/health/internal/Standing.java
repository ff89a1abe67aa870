package io.hastack.health.internal;

import io.hastack.spi.check.Condition;
import java.time.Instant;
import java.util.Optional;

/**
 * A condition as published, and what is seen instead but not yet often enough.
 *
 * @param published its since is when the status was seen first
 */
record Standing(Condition published, Optional<Doubt> doubt) {
    /**
     * Another status than the published one.
     *
     * @param times how often in a row
     */
    record Doubt(Condition.Status status, Instant since, int times) {}

    static Standing first(Condition seen, Instant now) {
        return new Standing(since(seen, now), Optional.empty());
    }

    /**
     * Returns the standing after one more observation.
     *
     * @param needed how often in a row another status must be seen to be published
     */
    Standing observe(Condition seen, int needed, Instant now) {
        if (seen.status() == published.status()) {
            return new Standing(since(seen, published.since()), Optional.empty());
        }
        Optional<Doubt> same = doubt.filter(d -> d.status() == seen.status());
        Instant since = same.map(Doubt::since).orElse(now);
        int times = same.map(Doubt::times).orElse(0) + 1;
        return times >= needed
                ? new Standing(since(seen, since), Optional.empty())
                : new Standing(published, Optional.of(new Doubt(seen.status(), since, times)));
    }

    private static Condition since(Condition c, Instant since) {
        return new Condition(c.subject(), c.type(), c.status(), c.reason(), c.message(), since);
    }
}
