package io.hastack.prover.internal;

import io.hastack.prover.Instance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every scenario of a proof starts from.
 *
 * @param model the configuration
 * @param cib the CIB in its steady state
 * @param steady what is so in it
 * @param promotions scores that agents set
 * @param clock the scheduler's, which stands still so that no failure expires during a proof
 * @param single resources that may be active once only, whatever stands around them
 * @param eligible from a resource to the nodes it may run on, as the scheduler's scores say
 */
record World(
        Model model,
        String cib,
        Snapshot steady,
        Promotions promotions,
        Clock clock,
        Set<String> single,
        Map<String, Set<String>> eligible) {

    /** Returns the members that are online in the steady state. */
    Set<String> alive() {
        return model.members().stream()
                .filter(steady.usable()::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns whether the cluster has quorum in the steady state. */
    boolean quorum() {
        return cib.substring(0, cib.indexOf('>', cib.indexOf("<cib "))).contains(" have-quorum=\"1\"");
    }

    /** Returns whether so many members are more than half of all. */
    boolean quorate(int members) {
        return members * 2 > model.members().size();
    }

    /** Returns the nodes on which a resource is active in the steady state, with its role there. */
    Map<String, String> places(String resource) {
        Map<String, String> places = new LinkedHashMap<>();
        for (Instance i : steady.active()) {
            if (i.resource().equals(resource)) {
                places.put(i.node(), i.role());
            }
        }
        return places;
    }

    /** Returns the same with a configuration that was changed. */
    World with(Model changed, String text) {
        return new World(changed, text, steady, promotions, clock, single, eligible);
    }

    /** Returns how many instances of a resource may be active at once. */
    int most(Resource resource) {
        // a device is a way to fence, and any node may use it; nothing is lost if two do. A remote answers to whoever
        // connected last, so the scheduler connects again without waiting for the fencing of who was connected before
        if (resource.fencing() || resource.remote()) {
            return steady.nodes().size();
        }
        boolean once = resource.address() || single.contains(resource.id());
        return once ? 1 : resource.most(steady.nodes().size());
    }

    List<Instance> instances() {
        return steady.active();
    }
}
