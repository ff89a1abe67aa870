package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.prover.Instance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Promotion scores, which only agents set: an active instance of a promotable clone has one, an inactive one has none.
 * Both Pacemaker 2 and 3 read the node attribute {@code master-<resource>} of an anonymous clone. Immutable.
 */
final class Promotions {
    private static final String SCORE = "100";
    private static final String STATE = "<node_state ";
    private static final Pattern NODE = Pattern.compile(" uname=\"([^\"]*)\"");

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
        if (!changes(cib, snapshot, active)) {
            return cib;
        }
        Element root = Xml.parse(cib, "the CIB that crm_simulate wrote");
        StatusEdit edit = new StatusEdit(root);
        Map<String, Map<String, String>> scores = edit.scores();
        for (Resource resource : promotable) {
            String attribute = attribute(resource);
            for (String node : snapshot.nodes().keySet()) {
                boolean wanted = wanted(resource, node, snapshot, active);
                if (wanted != scores.getOrDefault(node, Map.of()).containsKey(attribute)) {
                    edit.score(node, attribute, wanted ? known(node, attribute) : "");
                }
            }
        }
        return Xml.print(root, 0);
    }

    private static boolean wanted(Resource resource, String node, Snapshot snapshot, Set<String> active) {
        return active.contains(resource.id() + "@" + node)
                && snapshot.nodes().get(node).online();
    }

    /** To read the whole CIB for it would be a good part of a proof's time, and it is seldom so. */
    private boolean changes(String cib, Snapshot snapshot, Set<String> active) {
        Set<String> there = new HashSet<>();
        for (int at = cib.indexOf(STATE); at >= 0; ) {
            int next = cib.indexOf(STATE, at + 1);
            String state = cib.substring(at, next < 0 ? cib.length() : next);
            Matcher node = NODE.matcher(state);
            for (Resource resource : node.find() ? promotable : List.<Resource>of()) {
                if (state.contains(" name=\"" + attribute(resource) + "\"")) {
                    there.add(resource.id() + "@" + node.group(1));
                }
            }
            at = next;
        }
        return promotable.stream().anyMatch(r -> snapshot.nodes().keySet().stream()
                .anyMatch(n -> wanted(r, n, snapshot, active) != there.contains(r.id() + "@" + n)));
    }

    private static String attribute(Resource resource) {
        return "master-" + resource.id();
    }

    private String known(String node, String attribute) {
        return known.getOrDefault(node, Map.of()).getOrDefault(attribute, SCORE);
    }
}
