package io.hastack.galera.recovery;

import java.util.List;
import java.util.Set;

/**
 * What the facts of a member prove, for the question who may found the cluster anew.
 *
 * @param member the facts
 * @param kind what they amount to
 * @param uuid the history it is of; empty if {@code kind} knows none
 * @param low the last commit it holds for certain; -1 if none is known
 * @param high the last commit that it could hold at the most; above {@code low} where transactions are prepared, or where
 *     grastate.dat and InnoDB differ
 * @param why what is missing, as the end of a sentence about the member; empty if nothing is
 */
record Standing(Member member, Kind kind, String uuid, long low, long high, String why) {
    /** What the facts of a member amount to. */
    enum Kind {
        /** It is in a primary component. */
        PRIMARY,
        /** Its mariadbd runs, or may run, and nothing says that it is in a primary component. */
        RUNNING,
        /** It is down and holds commits of one history. */
        HOLDING,
        /** It is down and holds no commit of any history: grastate.dat and InnoDB both say so. */
        EMPTY,
        /** It can tell more than it has told: once it answers, or once InnoDB is asked. */
        UNKNOWN,
        /** It has told all, and that is not enough. */
        UNCLEAR
    }

    /** Returns what the facts prove. */
    static Standing of(Member member) {
        if (!member.reachable()) {
            return nothing(
                    member,
                    Kind.UNKNOWN,
                    "does not answer" + (member.state().isEmpty() ? "" : " (" + member.state() + ")"));
        }
        if (member.primary()) {
            long seqno = member.seqno().orElse(-1);
            return new Standing(member, Kind.PRIMARY, member.uuid(), seqno, seqno, "");
        }
        if (!member.state().equals(Member.DOWN)) {
            return nothing(member, Kind.RUNNING, running(member.state()));
        }
        Set<String> histories = member.histories();
        if (histories.size() > 1) {
            return nothing(
                    member,
                    Kind.UNCLEAR,
                    "is of one history by grastate.dat and of another by InnoDB: " + String.join(", ", histories));
        }
        return member.commits().isEmpty() ? without(member) : with(member, member.commits());
    }

    private static String running(String state) {
        return switch (state) {
            case "" -> "does not say whether its mariadbd runs";
            case Member.SILENT -> "runs a mariadbd that gives no answer";
            default -> "runs mariadbd outside a primary component (" + state + ")";
        };
    }

    private static Standing with(Member member, List<Long> commits) {
        if (member.histories().isEmpty()) {
            String what = "tells commit " + commits.get(0) + " and not of which history (UUID)";
            return nothing(member, member.seqno().isPresent() ? Kind.UNCLEAR : Kind.UNKNOWN, what);
        }
        long last = commits.get(commits.size() - 1);
        // no commit has a higher number than a long can hold
        long high = last > Long.MAX_VALUE - member.prepared() ? Long.MAX_VALUE : last + member.prepared();
        String uuid = member.histories().iterator().next();
        return new Standing(member, Kind.HOLDING, uuid, commits.get(0), high, "");
    }

    private static Standing without(Member member) {
        if (member.prepared() > 0) {
            return nothing(
                    member,
                    Kind.UNCLEAR,
                    "tells no last commit: InnoDB has " + member.prepared()
                            + " prepared transactions, which may have been acknowledged");
        }
        if (!member.problem().isEmpty()) {
            return nothing(member, Kind.UNCLEAR, "tells no last commit: " + member.problem());
        }
        if (member.recovered().isEmpty()) {
            return nothing(
                    member,
                    Kind.UNKNOWN,
                    "has not told its last commit: InnoDB was not asked (`galera:status --innodb` does)");
        }
        if (member.histories().isEmpty()) {
            return nothing(member, Kind.EMPTY, "holds nothing");
        }
        return nothing(
                member,
                Kind.UNCLEAR,
                "is of history " + member.histories().iterator().next() + ", and InnoDB knows no commit of it");
    }

    private static Standing nothing(Member member, Kind kind, String why) {
        return new Standing(member, kind, "", -1, -1, why);
    }

    /** Returns the name of the member. */
    String node() {
        return member.node();
    }

    /** Returns whether its own InnoDB could tell what is missing: it answers, is down, and was not asked. */
    boolean readable() {
        return kind == Kind.UNKNOWN && member.reachable();
    }

    /** Returns whether it could lead the others: one commit is known to be its last, and Galera trusts its data. */
    boolean sure() {
        return low == high && member.prepared() == 0 && !member.distrusted();
    }

    /** Returns whether it is certain that this member holds all that the other one holds. */
    boolean covers(Standing other) {
        return uuid.equals(other.uuid) && low >= other.high;
    }

    /** Returns whether grastate.dat says that a component ended with it, as a clean shutdown writes it. */
    boolean wasLast() {
        return kind == Kind.HOLDING && member.safe() && member.seqno().isPresent();
    }

    /** Returns how far it goes, in a word. */
    String extent() {
        return kind == Kind.EMPTY ? why : low + (low == high ? "" : ", at the most " + high);
    }
}
