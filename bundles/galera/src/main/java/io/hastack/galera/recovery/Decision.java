package io.hastack.galera.recovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be done about a Galera cluster, and why.
 *
 * @param kind what
 * @param node the member to found the cluster with; present if and only if it is to be bootstrapped
 * @param commit the last commit of that member, for which the decision was made
 * @param reason why no acknowledged commit is lost, or what stands in the way and what to do, in sentences
 * @param mayBeLost what the operator gives up with this decision, a line each; empty unless forced
 * @param forced whether members were given up for it
 */
public record Decision(
        Kind kind, Optional<String> node, OptionalLong commit, String reason, List<String> mayBeLost, boolean forced) {
    /** What is to be done. */
    public enum Kind {
        /** Found the cluster anew with a member. */
        BOOTSTRAP(0),
        /** Nothing, now: what is missing can still come, or comes by itself, or is there already. */
        WAIT(1),
        /** Nothing: it would lose or split data, and waiting does not change that. */
        REFUSE(3);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** Returns the exit code of a command that ends with this. */
        public int exitCode() {
            return exitCode;
        }

        /** Returns the word in tables and JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Decision {
        mayBeLost = List.copyOf(mayBeLost);
        if (node.isPresent() != (kind == Kind.BOOTSTRAP)) {
            throw new IllegalArgumentException("a node is named if and only if it is bootstrapped");
        }
    }

    static Decision bootstrap(Standing founder, String reason, List<String> mayBeLost, boolean forced) {
        return new Decision(
                Kind.BOOTSTRAP, Optional.of(founder.node()), OptionalLong.of(founder.low()), reason, mayBeLost, forced);
    }

    /** Returns a decision to do nothing now. */
    static Decision waitFor(String reason) {
        return new Decision(Kind.WAIT, Optional.empty(), OptionalLong.empty(), reason, List.of(), false);
    }

    /** Returns a decision to do nothing at all. */
    static Decision refuse(String reason) {
        return new Decision(Kind.REFUSE, Optional.empty(), OptionalLong.empty(), reason, List.of(), false);
    }
}
