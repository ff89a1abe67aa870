package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.prover.Action;
import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import java.util.List;
import java.util.Set;

/** One transition: what was asked, what is done, what is so before and after. Belongs to one thread. */
final class Round {
    private static final Set<String> TASKS = Set.of("start", "stop", "promote", "demote", "migrate_to", "migrate_from");

    private final Simulation asked;
    private final Snapshot before;
    private final Snapshot after;
    private final List<Action> done;
    private final String graphText;
    private Graph graph;

    /** Reads an answer; {@code number} counts the transitions of a course from 1. */
    Round(int number, Simulation asked, Outcome outcome) {
        this.asked = asked;
        Element report = Xml.parse(outcome.report(), "the report of crm_simulate");
        before = Snapshot.read(report.section("cluster_status"));
        after = report.named("revised_cluster_status")
                .findFirst()
                .map(Snapshot::read)
                .orElse(before);
        done = report.section("transition").children().stream()
                .filter(a -> a.name().equals("fencing_action")
                        || a.name().equals("rsc_action") && TASKS.contains(a.get("op")))
                .map(a -> action(number, a))
                .toList();
        graphText = outcome.graph();
    }

    private static Action action(int round, Element a) {
        return a.name().equals("fencing_action")
                ? new Action(round, a.get("op").equals("on") ? "unfence" : "fence", "", a.get("target"))
                : new Action(round, a.get("op"), Snapshot.plain(a.get("resource")), a.get("node"));
    }

    Simulation asked() {
        return asked;
    }

    Snapshot before() {
        return before;
    }

    Snapshot after() {
        return after;
    }

    List<Action> done() {
        return done;
    }

    Graph graph() {
        if (graph == null) {
            graph = new Graph(Xml.parse(graphText, "the graph of crm_simulate"));
        }
        return graph;
    }

    /** Returns whether nothing was to be done at all. */
    boolean idle() {
        return !graphText.contains("<synapse");
    }
}
