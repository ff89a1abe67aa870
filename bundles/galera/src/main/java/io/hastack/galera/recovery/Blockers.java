package io.hastack.galera.recovery;

import io.hastack.galera.recovery.Standing.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Why nobody may be bootstrapped.
 *
 * @param refusals what waiting does not change
 * @param waits what can still come, or end by itself
 * @param inTheWay members that could be given up to go on; none if that is for the operator to weigh
 */
record Blockers(List<String> refusals, List<String> waits, Set<String> inTheWay) {
    private static final String BESIDE =
            ", and a component must not be founded beside it: it joins one again, or Pacemaker stops it";

    static Blockers of(List<Standing> all, Set<String> givenUp) {
        Blockers found = new Blockers(new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        List<Standing> left =
                all.stream().filter(s -> !givenUp.contains(s.node())).toList();
        left.stream().filter(s -> s.kind() == Kind.UNCLEAR).forEach(s -> found.add(found.refusals, s));
        left.stream().filter(s -> s.kind() == Kind.UNKNOWN).forEach(s -> found.add(found.waits, s));
        // also one that is given up: once it forms a component again, there would be two
        all.stream()
                .filter(s -> s.kind() == Kind.RUNNING)
                .forEach(s -> found.waits.add(s.node() + " " + s.why() + BESIDE));
        List<Standing> holding =
                left.stream().filter(s -> s.kind() == Kind.HOLDING).toList();
        found.histories(holding);
        found.overtaken(holding);
        return found;
    }

    /** Blockers where every member has told its history, and nobody surely holds all of it. */
    static Blockers unsure(List<Standing> holding) {
        Blockers found = new Blockers(new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        holding.stream()
                .filter(s -> !s.sure() && holding.stream().noneMatch(o -> o.sure() && o.covers(s)))
                .forEach(s -> {
                    found.inTheWay.add(s.node());
                    found.refusals.add(
                            s.node() + " " + unsure(s) + ", and no other member surely holds commit " + s.high());
                });
        return found;
    }

    private static String unsure(Standing member) {
        if (member.member().prepared() == 0) {
            return "tells commit " + member.low() + " and commit " + member.high()
                    + ", one in grastate.dat and one in InnoDB";
        }
        return "has transactions that are prepared after commit " + member.low() + " ("
                + member.member().prepared() + "), which may have been acknowledged";
    }

    private void add(List<String> to, Standing member) {
        inTheWay.add(member.node());
        to.add(member.node() + " " + member.why());
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
                                        .map(s -> s.node() + " up to " + s.low())
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ". Keep a copy of each; --force with the members of all others lets one live on");
    }

    private void overtaken(List<Standing> holding) {
        for (Standing last : holding) {
            List<String> beyond = holding.stream()
                    .filter(s -> last.wasLast() && s.uuid().equals(last.uuid()) && s.low() > last.high())
                    .map(s -> s.node() + " holds " + s.low())
                    .toList();
            if (!beyond.isEmpty()) {
                inTheWay.add(last.node());
                refusals.add(
                        "grastate.dat of " + last.node() + " says that no member was left to commit anything after "
                                + last.high() + " (safe_to_bootstrap: 1), and " + String.join(", ", beyond)
                                + " of the same history: somebody was started alone, so that both may hold what the other one lacks");
            }
        }
    }

    boolean none() {
        return refusals.isEmpty() && waits.isEmpty();
    }

    Decision decision() {
        List<String> reasons = new ArrayList<>(refusals);
        reasons.addAll(waits);
        String advice = inTheWay.isEmpty()
                ? ""
                : ". What is missing may be all that is left of commits that were acknowledged. To go on all the same,"
                        + " and lose what only " + Decider.names(inTheWay) + " may hold: --force "
                        + String.join(",", inTheWay);
        String reason = String.join("; ", reasons) + advice;
        return refusals.isEmpty() ? Decision.waitFor(reason) : Decision.refuse(reason);
    }
}
