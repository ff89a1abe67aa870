package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Changes to a CIB's status that agents, the membership or an operator would make. */
final class StatusEdit {
    private final Element cib;

    StatusEdit(Element cib) {
        this.cib = cib;
    }

    /** Returns the CIB as changed. */
    Element cib() {
        return cib;
    }

    /** Says whether the partition that the CIB belongs to has quorum. */
    StatusEdit quorum(boolean quorate) {
        cib.with("have-quorum", quorate ? "1" : "0");
        return this;
    }

    /** Asks a node to leave, as its own Pacemaker does when it is shut down. */
    StatusEdit shutdown(String node) {
        state(node).ifPresent(s -> attribute(s, "shutdown", "1"));
        return this;
    }

    /**
     * Forgets every failure, as {@code crm_resource --cleanup} does.
     *
     * @param unwell {@code resource@node} of what is failed or blocked now; its history goes as a whole, so that it is
     *     probed again
     */
    StatusEdit forget(Set<String> unwell) {
        for (Element state : states()) {
            state.attributes().remove("node_fenced");
            transients(state).forEach(set -> set.children()
                    .removeIf(p -> p.get("name").startsWith("fail-count-")
                            || p.get("name").startsWith("last-failure-")
                            || p.get("name").equals("shutdown")));
            state.all().filter(e -> e.name().equals("lrm_resources")).toList().forEach(l -> l.children()
                    .removeIf(r -> unwell.contains(Snapshot.plain(r.id()) + "@" + state.get("uname"))));
            state.all().filter(e -> e.name().equals("lrm_resource")).toList().forEach(r -> r.children()
                    .removeIf(o -> o.id().endsWith("_last_failure_0")));
        }
        return this;
    }

    /** Records that a remote was fenced, as the controller does; the simulation forgets it. */
    StatusEdit fenced(String remote) {
        state(remote).ifPresent(s -> {
            s.with("node_fenced", "1").children().clear();
            s.with(new Element("lrm").with("id", s.id()).with(new Element("lrm_resources")));
        });
        return this;
    }

    /** Empties a node's history: it was off and runs nothing. */
    StatusEdit blank(Set<String> nodes) {
        for (Element state : states()) {
            if (nodes.contains(state.get("uname"))) {
                state.children().clear();
                Element lrm = new Element("lrm").with("id", state.id()).with(new Element("lrm_resources"));
                state.with(lrm);
            }
        }
        return this;
    }

    /** Returns the promotion scores, by node and then by attribute. */
    Map<String, Map<String, String>> scores() {
        Map<String, Map<String, String>> scores = new TreeMap<>();
        for (Element state : states()) {
            for (Element set : transients(state)) {
                set.named("nvpair")
                        .filter(p -> p.get("name").startsWith("master-"))
                        .forEach(p -> scores.computeIfAbsent(state.get("uname"), n -> new TreeMap<>())
                                .put(p.get("name"), p.get("value")));
            }
        }
        return scores;
    }

    /** Sets a promotion score, or takes it away where {@code value} is empty. */
    void score(String node, String attribute, String value) {
        state(node).ifPresent(s -> {
            if (value.isEmpty()) {
                transients(s).forEach(set -> set.children()
                        .removeIf(p -> p.get("name").equals(attribute)));
            } else {
                attribute(s, attribute, value);
            }
        });
    }

    private void attribute(Element state, String name, String value) {
        Element transients = state.section("transient_attributes");
        if (transients.id().isEmpty()) {
            transients.with("id", state.id());
        }
        Element set = transients.section("instance_attributes");
        if (set.id().isEmpty()) {
            set.with("id", "status-" + state.id());
        }
        set.children().removeIf(p -> p.get("name").equals(name));
        String id = set.id() + "-" + name.replaceAll("[^A-Za-z0-9_.-]", ".");
        set.with(new Element("nvpair").with("id", id).with("name", name).with("value", value));
    }

    private Optional<Element> state(String node) {
        return states().stream().filter(s -> s.get("uname").equals(node)).findFirst();
    }

    private List<Element> states() {
        return cib.section("status").named("node_state").toList();
    }

    private static List<Element> transients(Element state) {
        List<Element> sets = new ArrayList<>();
        state.named("transient_attributes")
                .flatMap(t -> t.named("instance_attributes"))
                .forEach(sets::add);
        return sets;
    }
}
