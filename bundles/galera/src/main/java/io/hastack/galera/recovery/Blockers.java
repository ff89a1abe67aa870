package io.hastack.galera.recovery;

import io.hastack.galera.recovery.Standing.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why nobody may be bootstrapped, gathered for one decision. */
final class Blockers {
    private static final String BESIDE =
            ", and a component must not be founded beside it: it joins one again, or Pacemaker stops it";

    private final List<Standing> all;
    private final Set<String> givenUp;
    /** What waiting does not change. */
    private final List<String> refusals = new ArrayList<>();
    /** What can still come, or end by itself. */
    private final List<String> waits = new ArrayList<>();
    /** Members that tell too little; by giving up all of them one could go on. */
    private final Set<String> inTheWay = new TreeSet<>();

    private Blockers(List<Standing> all, Set<String> givenUp) {
        this.all = all;
        this.givenUp = givenUp;
    }

    /** Looks for what is missing, and for what contradicts itself. */
    static Blockers of(List<Standing> all, Set<String> givenUp) {
        Blockers found = new Blockers(all, givenUp);
        List<Standing> left =
                all.stream().filter(s -> !givenUp.contains(s.node())).toList();
        left.stream().filter(s -> s.kind() == Kind.UNCLEAR).forEach(s -> found.add(found.refusals, s, s.why()));
        left.stream().filter(s -> s.kind() == Kind.UNKNOWN).forEach(s -> found.add(found.waits, s, s.why()));
        // also one that is given up: once it forms a component again, there would be two
        all.stream()
                .filter(s -> s.kind() == Kind.RUNNING)
                .forEach(s -> found.waits.add(s.node() + " " + s.why() + BESIDE));
        List<Standing> holding =
                left.stream().filter(s -> s.kind() == Kind.HOLDING).toList();
        found.histories(holding);
        found.startedAlone(holding);
        return found;
    }

    /** Every member has told its history, and nobody surely holds all of it. */
    static Blockers unsure(List<Standing> all, Set<String> givenUp, List<Standing> holding) {
        Blockers found = new Blockers(all, givenUp);
        holding.stream()
                .filter(s -> !s.sure() && holding.stream().noneMatch(o -> o.sure() && o.covers(s)))
                .forEach(s -> found.add(
                        found.refusals,
                        s,
                        doubt(s) + ", and no other member of its history surely holds commit " + s.high()));
        return found;
    }

    private static String doubt(Standing member) {
        if (member.member().distrusted()) {
            return "is marked by Galera as not to be trusted (zeros for a UUID in grastate.dat)";
        }
        if (member.member().prepared() == 0) {
            return "tells commit " + member.low() + " and commit " + member.high()
                    + ", one in grastate.dat and one in InnoDB";
        }
        return "has transactions that are prepared after commit " + member.low() + " ("
                + member.member().prepared() + "), which may have been acknowledged";
    }

    private void add(List<String> to, Standing member, String why) {
        inTheWay.add(member.node());
        to.add(member.node() + " " + why);
    }

    private void histories(List<Standing> holding) {
        Map<String, List<Standing>> byHistory = holding.stream()
                .collect(Collectors.groupingBy(Standing::uuid, LinkedHashMap::new, Collectors.toList()));
        if (byHistory.size() < 2) {
            return;
        }
        refusals.add("members are of different histories, of which only one can live on: "
                + byHistory.entrySet().stream()
                        .map(h -> h.getKey() + " on "
                                + h.getValue().stream()
                                        .map(s -> s.node() + " up to " + s.extent())
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ". Keep a copy of each; --force with the members of all others lets one live on");
    }

    private void startedAlone(List<Standing> holding) {
        for (Standing last : holding) {
            List<String> beyond = holding.stream()
                    .filter(s -> s != last && last.wasLast() && s.uuid().equals(last.uuid()))
                    .filter(s -> s.low() > last.high() || s.wasLast())
                    .map(s -> s.node() + (s.wasLast() ? " says the same of commit " : " holds ") + s.low())
                    .toList();
            if (!beyond.isEmpty()) {
                refusals.add("grastate.dat of " + last.node()
                        + " says that no member was left to commit anything after " + last.high()
                        + " (safe_to_bootstrap: 1), and " + String.join(", ", beyond)
                        + " of the same history: somebody was started alone, so that each may hold what the other one"
                        + " lacks. Keep a copy of each; --force with one of them lets the other lead");
            }
        }
    }

    boolean none() {
        return refusals.isEmpty() && waits.isEmpty();
    }

    /** Returns why not: as what to wait for, or as a refusal if waiting changes nothing or {@code --force} names too few. */
    Decision decision() {
        boolean tooFew = !givenUp.isEmpty() && !inTheWay.isEmpty();
        List<String> reasons = new ArrayList<>(refusals);
        reasons.addAll(waits);
        String reason = (tooFew ? "--force names " + Decider.names(givenUp) + " and not all that may be lost: " : "")
                + String.join("; ", reasons)
                + advice();
        return refusals.isEmpty() && !tooFew ? Decision.waitFor(reason) : Decision.refuse(reason);
    }

    private String advice() {
        Set<String> names = new TreeSet<>(inTheWay);
        names.addAll(givenUp);
        boolean couldBeAsked = all.stream().anyMatch(s -> s.readable() && inTheWay.contains(s.node()));
        if (inTheWay.isEmpty() || couldBeAsked || names.size() == all.size()) {
            return "";
        }
        return ". What is missing may be all that is left of commits that were acknowledged. To go on all the same, and lose"
                + " what only " + Decider.names(names) + " may hold: --force " + String.join(",", names);
    }
}
