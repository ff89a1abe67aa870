package io.hastack.engine;

import java.time.Duration;
import java.util.List;

/**
 * A check that an installed component has for a topology.
 *
 * @param component whose it is
 * @param condition what it proves, such as {@code GaleraSynced}
 * @param timeout how long one probe may take
 * @param subjects of the conditions that it gives: the component, or {@code component@node} for each node
 */
public record KnownCheck(String component, String condition, Duration timeout, List<String> subjects) {
    public KnownCheck {
        subjects = List.copyOf(subjects);
    }

    /** Returns {@code component/Condition}, as plans and waits name it. */
    public String id() {
        return component + "/" + condition;
    }
}
