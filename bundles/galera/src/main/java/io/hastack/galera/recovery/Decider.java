package io.hastack.galera.recovery;

import io.hastack.galera.recovery.Standing.Kind;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may found a Galera cluster anew, if anybody: a pure function of what is known of its members, in whatever order. The rules
 * and their reasons are in ADR 11 ({@code docs/adr/0011-who-may-found-galera-anew.md}).
 */
public final class Decider {
    /** Among equals: who left last, then who has a grastate.dat, then the first by name. */
    private static final Comparator<Standing> BEST = Comparator.comparing((Standing s) -> !s.wasLast())
            .thenComparing(s -> s.member().uuid().isEmpty())
            .thenComparing(Standing::node);

    private Decider() {}

    /**
     * Decides.
     *
     * @param members all members of the cluster, at least one, each once; those of which nothing is known too
     * @param givenUp members whose commits may be lost, by the operator's word; a member is given up with all it holds, and only
     *     then does the decision do without knowing it
     * @throws HaException as {@link #check}
     */
    public static Decision decide(List<Member> members, Set<String> givenUp) {
        check(members.stream().map(Member::node).collect(Collectors.toSet()), givenUp);
        List<Standing> all = standings(members);
        return LivePrimary.decide(all).orElseGet(() -> exactly(all, givenUp));
    }

    /**
     * Looks at the names only.
     *
     * @throws HaException {@code INPUT_ARGUMENT} if {@code givenUp} names what is no member, or every member
     */
    public static void check(Set<String> members, Set<String> givenUp) {
        if (!members.containsAll(givenUp) || givenUp.containsAll(members)) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "expected after --force some of the members " + names(members) + " and not all of them, found "
                            + names(givenUp));
        }
    }

    /** Returns whether nothing is to be recovered: every member is Synced in one primary component, which has no other. */
    public static boolean allSynced(List<Member> members) {
        return LivePrimary.whole(standings(members));
    }

    /** Returns the members whose own InnoDB could tell what is missing: they are down and were not asked. */
    public static Set<String> readable(List<Member> members) {
        return standings(members).stream()
                .filter(Standing::readable)
                .map(Standing::node)
                .collect(Collectors.toSet());
    }

    private static List<Standing> standings(List<Member> members) {
        return members.stream()
                .map(Standing::of)
                .sorted(Comparator.comparing(Standing::node))
                .toList();
    }

    /** Nobody is given up in vain: a name too many may be a mistake for another one. */
    private static Decision exactly(List<Standing> all, Set<String> givenUp) {
        for (String name : new TreeSet<>(givenUp)) {
            for (Set<String> fewer : List.of(Set.<String>of(), without(givenUp, name))) {
                Decision decision = choose(all, fewer);
                if (decision.node().isPresent()) {
                    return Decision.refuse("--force names " + names(givenUp) + ", which is more than has to be lost: "
                            + (fewer.isEmpty() ? "without it " : "with --force " + String.join(",", fewer) + " ")
                            + decision.node().get() + " is bootstrapped"
                            + (fewer.isEmpty() ? " and no acknowledged commit is lost" : ""));
                }
            }
        }
        return choose(all, givenUp);
    }

    private static Set<String> without(Set<String> names, String name) {
        Set<String> fewer = new TreeSet<>(names);
        fewer.remove(name);
        return fewer;
    }

    private static Decision choose(List<Standing> all, Set<String> givenUp) {
        Blockers blockers = Blockers.of(all, givenUp);
        if (!blockers.none()) {
            return blockers.decision();
        }
        List<Standing> holding = all.stream()
                .filter(s -> s.kind() == Kind.HOLDING && !givenUp.contains(s.node()))
                .toList();
        if (holding.isEmpty()) {
            return Decision.refuse(
                    "no member holds a commit: there is nothing to recover. A first start is Pacemaker's;"
                            + " see `ha:status`");
        }
        return holding.stream()
                .filter(s -> s.sure() && holding.stream().allMatch(o -> o == s || s.covers(o)))
                .min(BEST)
                .map(founder -> bootstrap(founder, all, givenUp))
                .orElseGet(() -> Blockers.unsure(all, givenUp, holding).decision());
    }

    private static Decision bootstrap(Standing founder, List<Standing> all, Set<String> givenUp) {
        List<String> others = all.stream()
                .filter(s -> s != founder && !givenUp.contains(s.node()))
                .map(s -> s.node() + " " + s.extent())
                .toList();
        String holds = founder.node() + " holds history " + founder.uuid() + " up to commit " + founder.low()
                + (others.isEmpty() ? "" : ", and nobody beyond (" + String.join(", ", others) + ")");
        List<Standing> lost =
                all.stream().filter(s -> givenUp.contains(s.node())).toList();
        String reason = givenUp.isEmpty()
                ? "all members are known (" + all.size() + "), all down, and of one history: " + holds + ". So "
                        + founder.node() + " holds every commit that was acknowledged"
                : "of the members that are left, " + holds + ". Given up by --force: " + names(givenUp)
                        + ". A new history begins, so that a member which returns copies all of it";
        return Decision.bootstrap(founder, reason, Losses.of(founder, lost), !givenUp.isEmpty());
    }

    static String names(Collection<String> nodes) {
        return nodes.stream().sorted().collect(Collectors.joining(", "));
    }
}
