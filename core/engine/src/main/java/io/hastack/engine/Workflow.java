package io.hastack.engine;

import java.util.List;

/**
 * A workflow that can be asked for.
 *
 * @param id of its route too, such as {@code node-standby}
 * @param steps ids of the route's nodes in their order, such as {@code node-standby/standby}; a run's journal names its
 *     steps so, with the place behind an {@code @}
 */
public record Workflow(String id, List<String> steps) {
    public Workflow {
        steps = List.copyOf(steps);
    }
}
