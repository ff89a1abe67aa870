package io.hastack.galera;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The Bash that nodes run for the commands of Galera; it comes with the command, so nothing has to be deployed for it. */
final class Scripts {
    private Scripts() {}

    /** Returns the script that prints what a node is and holds. */
    static String facts() {
        return text("facts.sh");
    }

    /** Returns the same script, which also asks InnoDB of a node that is down. */
    static String factsOfInnodb() {
        return "READ_INNODB=yes\n" + facts();
    }

    /**
     * Returns the script that holds all members but one back; run it on that one.
     *
     * @param node a name of the topology
     * @param run the recovery, as the id of an XML element
     */
    static String hold(String node, String run, Duration atMost) {
        return pacemaker(node, run) + "MINUTES=" + atMost.toMinutes() + "\n" + text("hold.sh");
    }

    /**
     * Returns the script that lets the resource agent found the cluster with a node, while the others are held back.
     *
     * @param newHistory whether others hold commits of the founder's history that it lacks: whoever of them returned would fetch
     *     what came after those, and keep them
     */
    static String found(String node, String run, long commit, boolean newHistory) {
        return pacemaker(node, run) + "COMMIT=" + commit + " NEW_HISTORY=" + (newHistory ? "yes" : "no") + "\n"
                + text("found.sh");
    }

    /** Returns the script that holds nobody back any longer, for that recovery. */
    static String release(String node, String run) {
        return pacemaker(node, run) + "release\n";
    }

    private static String pacemaker(String node, String run) {
        return "NODE='" + node + "' RUN='" + run + "'\n" + text("pacemaker.sh");
    }

    private static String text(String name) {
        try (InputStream stream = Scripts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new HaException(ErrorCode.INTERNAL, name + " is missing in the bundle of galera");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
