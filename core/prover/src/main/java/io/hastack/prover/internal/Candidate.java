package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.prover.Invariant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Something in a CIB that may cause a finding, and the change that takes it away.
 *
 * @param cause as a violation names it
 */
record Candidate(String cause, Consumer<Element> change) {
    private static final Set<String> FACTS =
            Set.of("have-watchdog", "dc-version", "cluster-infrastructure", "cluster-name", "last-lrm-refresh");

    /**
     * Returns what may cause a finding, the likeliest first.
     *
     * @param involved ids of primitives that failed or were affected
     */
    static List<Candidate> of(Model model, Element cib, Finding finding, Set<String> involved) {
        Element configuration = cib.section("configuration");
        List<Candidate> candidates = new ArrayList<>();
        boolean spread = finding.invariant() == Invariant.CONTAINED || finding.invariant() == Invariant.RETURNS;
        if (spread) {
            interleaves(model, candidates);
            constraints(model, finding, involved, candidates);
            return candidates;
        }
        Set<String> ids = new HashSet<>(involved);
        ids.addAll(finding.resources());
        for (String id : List.copyOf(ids)) {
            if (model.knows(id)) {
                ids.add(model.resource(id).top());
            }
        }
        configuration
                .section("resources")
                .all()
                .filter(e -> ids.contains(e.id()))
                .forEach(e -> {
                    e.named("operations")
                            .flatMap(o -> o.named("op"))
                            .filter(o -> !o.get("on-fail").isEmpty())
                            .forEach(o -> candidates.add(new Candidate(
                                    o.id() + " on-fail",
                                    c -> find(c, o.id()).attributes().remove("on-fail"))));
                    e.named("meta_attributes").forEach(s -> pairs(s, candidates));
                });
        configuration.section("crm_config").children().forEach(s -> pairs(s, candidates));
        configuration.section("rsc_defaults").children().forEach(s -> pairs(s, candidates));
        configuration.section("op_defaults").children().forEach(s -> pairs(s, candidates));
        constraints(model, finding, involved, candidates);
        return candidates;
    }

    private static void interleaves(Model model, List<Candidate> to) {
        Set<String> tops = new LinkedHashSet<>();
        model.resources().stream().filter(r -> r.cloned() && !r.interleaved()).forEach(r -> tops.add(r.top()));
        tops.forEach(top -> to.add(new Candidate(top + " interleave", c -> {
            Element set = find(c, top).section("meta_attributes");
            if (set.id().isEmpty()) {
                set.with("id", top + "-meta_attributes");
            }
            set.children().removeIf(p -> p.get("name").equals("interleave"));
            set.with(new Element("nvpair")
                    .with("id", set.id() + "-interleave")
                    .with("name", "interleave")
                    .with("value", "true"));
        })));
    }

    /** Those that bind what was affected come before those on the way to it. */
    private static void constraints(Model model, Finding finding, Set<String> involved, List<Candidate> to) {
        Set<String> near = new LinkedHashSet<>();
        Set<String> rest = new LinkedHashSet<>();
        for (Relation r : model.relations()) {
            boolean binds = finding.resources().contains(r.then());
            if (binds || involved.contains(r.then()) || involved.contains(r.first())) {
                (binds ? near : rest).add(r.id());
            }
        }
        near.addAll(rest);
        near.forEach(id -> to.add(new Candidate(id, c -> remove(c, id))));
    }

    private static void pairs(Element set, List<Candidate> to) {
        set.named("nvpair")
                .filter(p -> !FACTS.contains(p.get("name")))
                .forEach(p -> to.add(new Candidate(
                        set.name().equals("cluster_property_set") ? p.get("name") : p.id(), c -> remove(c, p.id()))));
    }

    private static Element find(Element cib, String id) {
        return cib.section("configuration")
                .all()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void remove(Element cib, String id) {
        cib.section("configuration").all().toList().forEach(e -> e.children().removeIf(c -> c.id().equals(id)));
    }
}
