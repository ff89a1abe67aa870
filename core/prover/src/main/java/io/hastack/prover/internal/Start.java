package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings a CIB to rest: from nothing, or from the live status it came with. */
final class Start {
    private final Asking asking;
    private final String cluster;
    private final Model model;
    private final Promotions promotions;
    private final Clock clock;
    private final Set<String> single;
    private final List<Round> rounds = new ArrayList<>();

    Start(Asking asking, String cluster, Element cib, Clock clock, Set<String> single) {
        this.asking = asking;
        this.cluster = cluster;
        this.model = new Model(cib);
        this.promotions = new Promotions(model, new StatusEdit(cib).scores());
        this.clock = clock;
        this.single = single;
    }

    /** Returns the transitions that lead to rest. */
    List<Round> rounds() {
        return rounds;
    }

    /**
     * Returns the steady state.
     *
     * @throws HaException {@code INPUT_CIB} if the scheduler refuses the CIB or never rests
     */
    World steady(String cib) throws InterruptedException {
        String now = cib;
        for (int i = 1; i <= Course.MOST; i++) {
            Simulation asked = clock.question(now, List.of());
            Outcome outcome = asking.ask(List.of(asked)).get(0);
            if (!outcome.answered()) {
                throw new HaException(
                        ErrorCode.INPUT_CIB,
                        "cluster " + cluster + ": the scheduler does not take its CIB (exit code " + outcome.exitCode()
                                + "): " + Messages.brief(outcome.messages())
                                + ". Correct what it names; `crm_verify -V -x FILE` says the same of a file");
            }
            Round round = new Round(i, asked, outcome);
            rounds.add(round);
            now = promotions.brought(outcome.cib(), round.after());
            boolean idle = round.idle()
                    || i > 1
                            && round.done().isEmpty()
                            && rounds.get(i - 2).done().isEmpty();
            if (idle) {
                return new World(
                        model,
                        clock.question(now, List.of()).cib(),
                        round.after(),
                        promotions,
                        clock,
                        single,
                        eligible(now));
            }
        }
        throw new HaException(
                ErrorCode.INPUT_CIB,
                "cluster " + cluster + " reaches no steady state within " + Course.MOST
                        + " transitions; the last one still wants: "
                        + rounds.get(rounds.size() - 1).done());
    }

    private Map<String, Set<String>> eligible(String cib) throws InterruptedException {
        Outcome outcome = asking.ask(List.of(clock.question(cib, List.of("--show-scores"))))
                .get(0);
        Map<String, Set<String>> eligible = new LinkedHashMap<>();
        Xml.parse(outcome.report(), "the scores of crm_simulate")
                .all()
                .filter(e -> e.name().equals("node_weight"))
                .filter(e -> !e.get("score").equals("-INFINITY"))
                .forEach(e -> eligible.computeIfAbsent(Snapshot.plain(e.id()), r -> new LinkedHashSet<>())
                        .add(e.get("node")));
        if (eligible.isEmpty() && !model.resources().isEmpty()) {
            throw new HaException(
                    ErrorCode.INTERNAL, "the scheduler's report of cluster " + cluster + " holds no scores of nodes");
        }
        together(eligible);
        return eligible;
    }

    /** What must run beside a single resource has that one's choice of nodes, though now it has only one. */
    private void together(Map<String, Set<String>> eligible) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Relation r : model.relations()) {
                boolean single = !r.order()
                        && r.mandatory()
                        && !model.resource(r.first()).cloned();
                if (single && eligible.containsKey(r.first()) && eligible.containsKey(r.then())) {
                    grown |= eligible.get(r.then()).addAll(eligible.get(r.first()));
                }
            }
        }
    }
}
