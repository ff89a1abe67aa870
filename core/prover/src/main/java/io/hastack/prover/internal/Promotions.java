package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.prover.Instance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Promotion scores, which only agents set: an active instance of a promotable clone has one, an inactive one has none.
 * Both Pacemaker 2 and 3 read the node attribute {@code master-<resource>} of an anonymous clone. Immutable.
 */
final class Promotions {
    private static final String SCORE = "100";

    private final List<Resource> promotable;
    private final Map<String, Map<String, String>> known;

    /** Keeps the scores that a live CIB came with. */
    Promotions(Model model, Map<String, Map<String, String>> known) {
        this.promotable = model.resources().stream()
                .filter(Resource::promotable)
                .filter(r -> !r.unique())
                .toList();
        this.known = known;
    }

    /** Returns the CIB with the scores of what is active; the same text if they are so already. */
    String brought(String cib, Snapshot snapshot) {
        if (promotable.isEmpty()) {
            return cib;
        }
        Set<String> active = new HashSet<>();
        for (Instance i : snapshot.active()) {
            active.add(i.resource() + "@" + i.node());
        }
        Element root = Xml.parse(cib, "the CIB that crm_simulate wrote");
        StatusEdit edit = new StatusEdit(root);
        Map<String, Map<String, String>> scores = edit.scores();
        boolean changed = false;
        for (Resource resource : promotable) {
            String attribute = "master-" + resource.id();
            for (String node : snapshot.nodes().keySet()) {
                boolean wanted = active.contains(resource.id() + "@" + node)
                        && snapshot.nodes().get(node).online();
                boolean there = scores.getOrDefault(node, Map.of()).containsKey(attribute);
                if (wanted != there) {
                    edit.score(node, attribute, wanted ? known(node, attribute) : "");
                    changed = true;
                }
            }
        }
        return changed ? Xml.print(root, 0) : cib;
    }

    private String known(String node, String attribute) {
        return known.getOrDefault(node, Map.of()).getOrDefault(attribute, SCORE);
    }
}
