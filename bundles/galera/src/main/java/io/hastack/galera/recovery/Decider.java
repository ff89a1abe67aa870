package io.hastack.galera.recovery;

import io.hastack.galera.recovery.Standing.Kind;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may found a Galera cluster anew, if anybody: a pure function of what is known of its members. The rules and their
 * reasons are in ADR 11 ({@code docs/adr/0011-who-may-found-galera-anew.md}).
 */
public final class Decider {
    private Decider() {}

    /**
     * Decides.
     *
     * @param members all members of the topology, at least one, each once; those of which nothing is known too
     * @param givenUp members whose commits may be lost, by the operator's word; a member is given up with all it holds, and only
     *     then does the decision do without knowing it
     * @throws HaException {@code INPUT_ARGUMENT} if {@code givenUp} names what is no member, every member, or somebody although
     *     nobody needs to be given up
     */
    public static Decision decide(List<Member> members, Set<String> givenUp) {
        List<Standing> all = members.stream().map(Standing::of).toList();
        named(all, givenUp);
        Optional<Decision> alive = LivePrimary.decide(all);
        if (alive.isPresent()) {
            return alive.get();
        }
        Decision complete = choose(all, Set.of());
        if (givenUp.isEmpty()) {
            return complete;
        }
        if (complete.kind() == Decision.Kind.BOOTSTRAP) {
            throw wrong("nothing has to be given up: without --force, "
                    + complete.node().orElseThrow() + " is bootstrapped and no acknowledged commit is lost");
        }
        return choose(all, givenUp);
    }

    private static Decision choose(List<Standing> all, Set<String> givenUp) {
        Blockers blockers = Blockers.of(all, givenUp);
        if (!blockers.none()) {
            return blockers.decision();
        }
        List<Standing> left =
                all.stream().filter(s -> !givenUp.contains(s.node())).toList();
        List<Standing> holding =
                left.stream().filter(s -> s.kind() == Kind.HOLDING).toList();
        if (holding.isEmpty()) {
            return Decision.refuse(
                    "no member holds a commit: there is nothing to recover. A first start is Pacemaker's;"
                            + " see `ha:status`");
        }
        return holding.stream()
                .filter(Standing::sure)
                .filter(s -> holding.stream().allMatch(o -> o == s || s.covers(o)))
                .min(Comparator.comparing(s -> !s.wasLast()))
                .map(chosen -> bootstrap(chosen, left, all, givenUp))
                .orElseGet(() -> Blockers.unsure(holding).decision());
    }

    private static Decision bootstrap(Standing chosen, List<Standing> left, List<Standing> all, Set<String> givenUp) {
        List<String> others = left.stream()
                .filter(s -> s != chosen)
                .map(s -> s.kind() == Kind.EMPTY ? s.node() + " holds nothing" : s.node() + " " + extent(s))
                .toList();
        String holds = chosen.node() + " holds history " + chosen.uuid() + " up to commit " + chosen.low()
                + (others.isEmpty() ? "" : ", and nobody beyond (" + String.join(", ", others) + ")");
        List<Standing> lost =
                all.stream().filter(s -> givenUp.contains(s.node())).toList();
        String reason = givenUp.isEmpty()
                ? "all members are known (" + all.size() + "), all down, and of one history: " + holds + ". So "
                        + chosen.node() + " holds every commit that was acknowledged"
                : "of the members that are left, " + holds + ". Given up by --force: "
                        + names(lost.stream().map(Standing::node).toList());
        return Decision.bootstrap(chosen, reason, Losses.of(chosen, lost), !givenUp.isEmpty());
    }

    /** Returns how far a member goes, in a word. */
    static String extent(Standing member) {
        return member.low() == member.high() ? "" + member.low() : member.low() + ", at the most " + member.high();
    }

    static String names(Collection<String> nodes) {
        return nodes.stream().sorted().collect(Collectors.joining(", "));
    }

    private static void named(List<Standing> all, Set<String> givenUp) {
        Set<String> known = all.stream().map(Standing::node).collect(Collectors.toSet());
        List<String> strangers =
                givenUp.stream().filter(n -> !known.contains(n)).toList();
        if (!strangers.isEmpty()) {
            throw wrong("--force names " + names(strangers) + "; the members are " + names(known));
        }
        if (givenUp.containsAll(known)) {
            throw wrong("--force gives up every member; name only those whose commits may be lost");
        }
    }

    private static HaException wrong(String message) {
        return new HaException(ErrorCode.INPUT_ARGUMENT, message);
    }
}
