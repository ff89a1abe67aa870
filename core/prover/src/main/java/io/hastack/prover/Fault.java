package io.hastack.prover;

import java.util.Locale;

/**
 * One thing that goes wrong.
 *
 * @param kind what goes wrong
 * @param resource id of the primitive it happens to, or empty
 * @param where the node, the sides of a partition as {@code ctl1|ctl2,ctl3}, or empty
 */
public record Fault(Kind kind, String resource, String where) {
    /** What can go wrong. */
    public enum Kind {
        /** A node, its power or its network is gone at once. */
        NODE_LOST,
        /** A node is shut down as it should be: what it runs is stopped first. */
        NODE_STOPS,
        MONITOR_FAILS,
        MONITOR_TIMES_OUT,
        /** The instance fails, and fails again when it is started on the same node. */
        START_FAILS,
        START_TIMES_OUT,
        /** The instance fails and cannot be stopped. */
        STOP_FAILS,
        STOP_TIMES_OUT,
        /** A promoted instance fails, and its promotion fails when it was started again. */
        PROMOTE_FAILS,
        /** A promoted instance fails and cannot be demoted. */
        DEMOTE_FAILS,
        /** A fencing device fails wherever it is started. */
        FENCING_FAILS,
        /** No partition has quorum: no member sees enough others. */
        QUORUM_LOST,
        /** Two parts of the members do not see each other. */
        PARTITION,
        /** The connection to a remote node breaks and cannot be made again from anywhere. */
        REMOTE_LOST
    }

    /** Returns a name that is the same in every proof, such as {@code monitor-fails:keystone@ctl2}. */
    public String id() {
        String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String subject = resource + (resource.isEmpty() || where.isEmpty() ? "" : "@") + where;
        return subject.isEmpty() ? word : word + ":" + subject;
    }
}
