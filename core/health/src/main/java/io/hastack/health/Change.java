package io.hastack.health;

import io.hastack.spi.check.Condition;
import java.time.Instant;
import java.util.Optional;

/**
 * A condition that is published as another than it was.
 *
 * @param number counts changes of this console from 1
 * @param at when it was published
 * @param was its status before; empty for one that was never seen before and is not True
 * @param condition as it is now; its since is when the status was seen first
 */
public record Change(long number, Instant at, Optional<Condition.Status> was, Condition condition) {
    /** Returns {@code keystone/KeystoneServes is False, was True: …}. */
    public String text() {
        return condition.subject() + "/" + condition.type() + " is "
                + condition.status().text()
                + was.map(s -> ", was " + s.text()).orElse("")
                + (condition.message().isEmpty() ? "" : ": " + condition.message());
    }
}
