package io.hastack.galera;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
     * Returns the script that lets the resource agent found the cluster; run it on that node.
     *
     * @param node a name of the topology
     */
    static String bootstrap(String node, long commit) {
        return "NODE='" + node + "' COMMIT='" + commit + "'\n" + text("bootstrap.sh");
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
