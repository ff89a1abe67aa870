package io.hastack.spi.part;

import java.util.List;
import java.util.Optional;

/**
 * Where and when a part is carried out.
 *
 * @param scope on each node or on one
 * @param at component whose nodes carry it out, if not its own: a database is made where Galera runs
 * @param needs conditions that must be True first, as {@code component/Condition}, beside what required components are
 *     ready with; each begins a new stage of the plan
 */
public record Placement(Scope scope, Optional<String> at, List<String> needs) {
    /** On every node of the component itself, at once. */
    public static final Placement EVERY_NODE = new Placement(Scope.EVERY_NODE, Optional.empty(), List.of());

    /** On one node of the component's cluster, at once. */
    public static final Placement ONCE = new Placement(Scope.ONCE, Optional.empty(), List.of());

    public Placement {
        needs = List.copyOf(needs);
    }

    /** Returns a copy carried out where another component runs. */
    public Placement at(String component) {
        return new Placement(scope, Optional.of(component), needs);
    }

    /** Returns a copy that waits for conditions. */
    public Placement needs(List<String> conditions) {
        return new Placement(scope, at, conditions);
    }
}
