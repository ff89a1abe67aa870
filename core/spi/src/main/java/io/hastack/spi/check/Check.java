package io.hastack.spi.check;

import io.hastack.spi.part.Scope;
import java.time.Duration;

/**
 * A probe that proves a condition.
 *
 * @param condition CamelCase, one polarity: True is good, such as {@code GaleraSynced}
 * @param probe how it is measured
 * @param scope from every node of the component, or from one
 * @param timeout of one probe
 * @param deadline how long a deploy waits for the condition to become True
 * @param remedy one sentence for the operator when it is not True
 */
public record Check(String condition, Probe probe, Scope scope, Duration timeout, Duration deadline, String remedy) {}
