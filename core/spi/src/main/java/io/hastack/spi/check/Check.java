package io.hastack.spi.check;

import io.hastack.spi.part.Scope;
import java.time.Duration;
import java.util.Optional;

/**
 * A probe that proves a condition.
 *
 * @param condition CamelCase, one polarity: True is good, such as {@code GaleraSynced}
 * @param probe how it is measured
 * @param scope from every node of the component, or from one
 * @param timeout of one probe
 * @param deadline how long a deploy waits for the condition to become True, counted from when the deploy got on last: where
 *     many services start at once, each has its time
 * @param remedy one sentence for the operator when it is not True
 * @param at component from whose nodes it is measured, if not its own: members know better than a remote whether that is
 *     there
 */
public record Check(
        String condition,
        Probe probe,
        Scope scope,
        Duration timeout,
        Duration deadline,
        String remedy,
        Optional<String> at) {
    /** A check that is measured from the component's own nodes. */
    public Check(String condition, Probe probe, Scope scope, Duration timeout, Duration deadline, String remedy) {
        this(condition, probe, scope, timeout, deadline, remedy, Optional.empty());
    }

    /** Returns a copy that is measured where another component runs. */
    public Check at(String component) {
        return new Check(condition, probe, scope, timeout, deadline, remedy, Optional.of(component));
    }
}
