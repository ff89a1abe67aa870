package io.hastack.spi.plan;

import java.util.Set;

/**
 * One part on one node, or once for a cluster.
 *
 * @param id {@code component/kind:key@place}, unique in the plan
 * @param component owner of the part
 * @param node name of the node, or of the cluster for a part that is carried out once
 * @param part kind and key
 * @param action what will happen, one line each; {@code already so} if nothing
 * @param stage from 1; a new stage begins where a part needs a condition
 * @param after ids of steps that must have ended well before
 */
public record Step(String id, String component, String node, String part, String action, int stage, Set<String> after) {
    public Step {
        after = Set.copyOf(after);
    }
}
