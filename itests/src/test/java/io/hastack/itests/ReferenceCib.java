package io.hastack.itests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The reference's collapsed control plane as a CIB: what its scripts create on three controllers, nothing running yet. The
 * compute nodes are left out: their rules bound where the control plane runs, and three members are all there is. Options of
 * agents are left out too: the scheduler does not look at them.
 */
final class ReferenceCib {
    static final List<String> NODES = List.of("n1", "n2", "n3");

    /** What pcs gives each resource that its script does not; the length does not matter to the scheduler. */
    private static final String MONITOR = "10s";

    private static final Predicate<ReferenceRow> CONTROL =
            row -> !row.component().equals("compute-managed");

    private ReferenceCib() {}

    static String text() {
        List<String> lines = new ArrayList<>();
        lines.add("<cib crm_feature_set=\"3.16.1\" validate-with=\"pacemaker-3.9\" admin_epoch=\"0\" epoch=\"1\""
                + " num_updates=\"0\" have-quorum=\"1\"><configuration>");
        lines.add("<crm_config><cluster_property_set id=\"options\"><nvpair id=\"options-stonith-enabled\""
                + " name=\"stonith-enabled\" value=\"true\"/></cluster_property_set></crm_config><nodes>");
        for (int i = 0; i < NODES.size(); i++) {
            lines.add("<node id=\"%d\" uname=\"%s\"/>".formatted(i + 1, NODES.get(i)));
        }
        lines.add("</nodes><resources>");
        ReferenceRow.expandedResources().stream().filter(CONTROL).forEach(row -> lines.add(resource(row)));
        lines.add("</resources><constraints>");
        ReferenceRow.expandedConstraints().stream().filter(CONTROL).forEach(row -> lines.add(constraint(row)));
        lines.add("</constraints></configuration><status>");
        for (int i = 0; i < NODES.size(); i++) {
            lines.add(state(Integer.toString(i + 1), NODES.get(i)));
        }
        lines.add("</status></cib>");
        return String.join("\n", lines) + "\n";
    }

    private static String resource(ReferenceRow row) {
        List<String> words = row.words();
        String id = words.get(0);
        String primitive =
                "<primitive id=\"%s\" %s><operations><op id=\"%s-monitor\" name=\"monitor\" interval=\"%s\"%s/></operations></primitive>"
                        .formatted(
                                id,
                                agent(words.get(1)),
                                id,
                                MONITOR,
                                words.contains("--master") ? " role=\"Promoted\"" : "");
        Map<String, String> meta = new LinkedHashMap<>();
        if (words.contains("--clone")) {
            words.subList(words.indexOf("--clone") + 1, words.size()).forEach(pair -> put(meta, pair));
            return clone(id + "-clone", primitive, meta);
        }
        if (words.contains("--master")) {
            words.subList(words.indexOf("meta") + 1, words.indexOf("op")).forEach(pair -> put(meta, pair));
            meta.put("promotable", "true");
            meta.put("promoted-max", meta.remove("master-max"));
            return clone(id + "-master", primitive, meta);
        }
        return primitive;
    }

    private static void put(Map<String, String> meta, String pair) {
        String[] sides = pair.split("=", 2);
        meta.put(sides[0], sides[1]);
    }

    /** As pcs completes a name: a provider it does not name is heartbeat, but for fencing. */
    private static String agent(String name) {
        String[] words = name.split(":");
        if (words.length == 3) {
            return "class=\"%s\" provider=\"%s\" type=\"%s\"".formatted((Object[]) words);
        }
        if (words.length == 2) {
            return "class=\"%s\" type=\"%s\"".formatted((Object[]) words);
        }
        return name.startsWith("fence_")
                ? "class=\"stonith\" type=\"%s\"".formatted(name)
                : "class=\"ocf\" provider=\"heartbeat\" type=\"%s\"".formatted(name);
    }

    private static String clone(String id, String primitive, Map<String, String> meta) {
        StringBuilder clone =
                new StringBuilder("<clone id=\"%s\">%s<meta_attributes id=\"%s-meta\">".formatted(id, primitive, id));
        meta.forEach((name, value) ->
                clone.append("<nvpair id=\"%s-%s\" name=\"%s\" value=\"%s\"/>".formatted(id, name, name, value)));
        return clone + "</meta_attributes></clone>";
    }

    private static String constraint(ReferenceRow row) {
        List<String> words = row.words();
        if (words.get(0).equals("order")) {
            String kind = words.contains("kind=Optional") ? "Optional" : "Mandatory";
            return "<rsc_order id=\"order-%s-%s\" first=\"%s\" first-action=\"%s\" then=\"%s\" then-action=\"start\" kind=\"%s\"/>"
                    .formatted(words.get(2), words.get(4), words.get(2), words.get(1), words.get(4), kind);
        }
        if (words.get(0).equals("colocation")) {
            return "<rsc_colocation id=\"colocation-%s-%s\" rsc=\"%s\" with-rsc=\"%s\" score=\"INFINITY\"/>"
                    .formatted(words.get(2), words.get(4), words.get(2), words.get(4));
        }
        throw new AssertionError("no order or colocation: " + row.arguments());
    }

    private static String state(String id, String node) {
        return "<node_state id=\"%s\" uname=\"%s\" in_ccm=\"true\" crmd=\"online\" join=\"member\" expected=\"member\"><lrm id=\"%s\"><lrm_resources/></lrm></node_state>"
                .formatted(id, node, id);
    }
}
