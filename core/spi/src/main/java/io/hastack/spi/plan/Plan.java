package io.hastack.spi.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A forecast: what would be done, where, in which order. A run reads the facts again and never acts on this.
 *
 * @param id unique
 * @param workflow what asked for it, such as {@code deploy}
 * @param changes how many steps change something
 * @param steps in an order in which they may run
 * @param stages why each stage begins, by its number
 * @param notes what Pacemaker will do about it, one line each
 */
public record Plan(
        String id, String workflow, int changes, List<Step> steps, Map<Integer, String> stages, List<String> notes) {
    public Plan {
        steps = List.copyOf(steps);
        stages = Map.copyOf(stages);
        notes = List.copyOf(notes);
        Set<String> seen = new HashSet<>();
        for (Step step : steps) {
            if (!seen.containsAll(step.after())) {
                throw new IllegalArgumentException("step " + step.id() + " comes before a step it is to follow");
            }
            if (!seen.add(step.id())) {
                throw new IllegalArgumentException("step id " + step.id() + " is used twice");
            }
        }
    }
}
