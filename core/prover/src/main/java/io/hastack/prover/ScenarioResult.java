package io.hastack.prover;

import java.util.List;
import java.util.Map;

/**
 * What follows from a scenario, before its repair.
 *
 * @param actions what Pacemaker does, in an order that its graph allows
 * @param after what runs when nothing is left to be done; of a partition, on the side with quorum
 * @param effects by component
 * @param disturbed instances that were stopped, restarted, demoted or moved although they did not fail; not those of a
 *     node that is lost, stopped or fenced
 * @param elsewhere those of them on nodes where nothing failed
 */
public record ScenarioResult(
        Scenario scenario,
        List<Action> actions,
        List<Instance> after,
        Map<String, Effect> effects,
        List<Instance> disturbed,
        List<Instance> elsewhere) {
    public ScenarioResult {
        actions = List.copyOf(actions);
        after = List.copyOf(after);
        effects = Map.copyOf(effects);
        disturbed = List.copyOf(disturbed);
        elsewhere = List.copyOf(elsewhere);
    }
}
