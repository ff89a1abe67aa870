package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.prover.Action;
import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One view of a scenario, transition by transition: the faults, until nothing is left to do, and the repair, likewise. */
final class Course {
    /** A scenario that is not at rest after so many transitions never is. */
    static final int MOST = 20;

    private final World world;
    private final View view;
    private final Injection injection;
    private final List<Round> broken = new ArrayList<>();
    private final List<Round> repaired = new ArrayList<>();
    private Optional<Simulation> next;
    private Optional<Outcome> crash = Optional.empty();
    private boolean repairing;
    private boolean restless;
    private boolean quorate;

    Course(World world, View view) {
        this.world = world;
        this.view = view;
        this.injection = new Injection(world, view);
        this.quorate = view.quorate();
        this.next = Optional.of(first());
    }

    private Simulation first() {
        if (injection.leaving().isEmpty() && world.quorum() == view.quorate()) {
            return new Simulation(world.cib(), world.clock().at(injection.first()));
        }
        StatusEdit edit = new StatusEdit(Xml.parse(world.cib(), "the steady CIB")).quorum(view.quorate());
        injection.leaving().forEach(edit::shutdown);
        return ask(Xml.print(edit.cib(), 0), injection.first());
    }

    /** Returns the next question, or nothing at the end. */
    Optional<Simulation> next() {
        return crash.isPresent() ? Optional.empty() : next;
    }

    /** Takes the answer to {@link #next()}. */
    void take(Outcome outcome) {
        if (!outcome.answered()) {
            crash = Optional.of(outcome);
            return;
        }
        boolean had = quorate;
        List<Round> rounds = repairing ? repaired : broken;
        Round round = new Round(rounds.size() + 1, next.orElseThrow(), outcome);
        rounds.add(round);
        String cib = fenced(outcome.cib(), round);
        cib = counted(world.promotions().brought(cib, round.after()), round.after());
        List<String> off = repairing ? List.of() : off(round.after());
        List<String> options = new ArrayList<>(repairing ? List.of() : injection.lasting());
        options.addAll(off);
        Simulation more = ask(cib, options);
        // the same question has the same answer for ever
        boolean same = more.equals(round.asked());
        boolean done = round.idle() || stuck(rounds) || same && round.done().isEmpty();
        boolean rest = off.isEmpty() && had == quorate && done;
        boolean last = rounds.size() == MOST || same;
        restless = restless || !rest && last;
        if (!rest && !last) {
            next = Optional.of(more);
        } else if (!repairing && view.repaired()) {
            repairing = true;
            next = Optional.of(repair(cib, round.after()));
        } else {
            next = Optional.empty();
        }
    }

    private String fenced(String cib, Round round) {
        List<String> remotes = round.done().stream()
                .filter(a -> a.task().equals("fence"))
                .map(Action::node)
                .filter(n -> !world.model().members().contains(n))
                .toList();
        if (remotes.isEmpty()) {
            return cib;
        }
        StatusEdit edit = new StatusEdit(Xml.parse(cib, "the CIB that crm_simulate wrote"));
        remotes.forEach(edit::fenced);
        return Xml.print(edit.cib(), 0);
    }

    /** Fencing and leaving take votes away: what is left may be a minority then. */
    private String counted(String cib, Snapshot now) {
        if (!quorate || repairing || world.quorate(members(now))) {
            return cib;
        }
        quorate = false;
        return Xml.print(
                new StatusEdit(Xml.parse(cib, "the CIB that crm_simulate wrote"))
                        .quorum(false)
                        .cib(),
                0);
    }

    private int members(Snapshot now) {
        return (int) view.members().stream()
                .filter(n -> now.nodes().containsKey(n) && now.nodes().get(n).online())
                .count();
    }

    /** A node that was asked to leave, and has nothing left to stop, is off. */
    private List<String> off(Snapshot now) {
        return injection.leaving().stream()
                .filter(n -> now.nodes().get(n).online()
                        && now.active().stream().noneMatch(i -> i.node().equals(n)))
                .map(n -> "--node-down=" + n)
                .toList();
    }

    /** Actions that wait for each other are in the graph for ever, and nothing is done. */
    private static boolean stuck(List<Round> rounds) {
        return rounds.size() > 1
                && rounds.get(rounds.size() - 1).done().isEmpty()
                && rounds.get(rounds.size() - 2).done().isEmpty();
    }

    private Simulation repair(String cib, Snapshot now) {
        Element root = Xml.parse(cib, "the CIB that crm_simulate wrote");
        Set<String> back = new LinkedHashSet<>(world.alive());
        back.removeIf(n -> now.nodes().containsKey(n) && now.nodes().get(n).usable());
        boolean quorate = world.quorate(world.alive().size());
        Set<String> unwell = new LinkedHashSet<>();
        now.seen().stream()
                .filter(s -> s.blocked() || s.failed())
                .forEach(s -> unwell.add(s.resource() + "@" + s.node()));
        new StatusEdit(root).blank(back).forget(unwell).quorum(quorate);
        return ask(Xml.print(root, 0), back.stream().map(n -> "--node-up=" + n).toList());
    }

    private Simulation ask(String cib, List<String> options) {
        return world.clock().question(cib, options);
    }

    View view() {
        return view;
    }

    Injection injection() {
        return injection;
    }

    List<Round> broken() {
        return broken;
    }

    List<Round> repaired() {
        return repaired;
    }

    Optional<Outcome> crash() {
        return crash;
    }

    /** Returns whether the scheduler still found something to do when it was asked for the last time. */
    boolean restless() {
        return restless;
    }

    /** Returns whether the partition has quorum at the end. */
    boolean quorate() {
        return quorate;
    }

    /** Returns the state that the faults end in. */
    Snapshot end() {
        return broken.get(broken.size() - 1).after();
    }

    /** Returns every call so far, that of a crash included. */
    List<Simulation> calls() {
        List<Simulation> calls = new ArrayList<>();
        broken.forEach(r -> calls.add(r.asked()));
        repaired.forEach(r -> calls.add(r.asked()));
        crash.ifPresent(c -> calls.add(next.orElseThrow()));
        return calls;
    }
}
