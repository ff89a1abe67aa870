package io.hastack.nova;

import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;

/** Asks the evacuator's program on the first node of Nova that answers; each of them can tell, whichever runs the service. */
final class Member {
    private static final String PROGRAM = "/usr/local/lib/hastack/nova-evacuator";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int ABSENT = 127;

    private Member() {}

    /**
     * Runs the program; blocks until it has answered.
     *
     * @param words what it is to do, in words that a shell takes as they are
     * @throws HaException NODE_UNREACHABLE and its like if no node answers, CHANGE_FAILED if the program is not there
     */
    static CommandResult run(Transport transport, ComponentNodes nodes, String words) {
        if (transport == null) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE, "the transport is not there (yet). Try again in a moment.");
        }
        HaException last = null;
        for (Node node : nodes.nodes()) {
            try {
                CommandResult result =
                        transport.run(nodes.topology().access(), node, PROGRAM + " " + words + "\n", TIMEOUT);
                if (result.exitCode() != ABSENT) {
                    return result;
                }
                last = new HaException(
                        ErrorCode.CHANGE_FAILED, node.name() + " has no " + PROGRAM + ". `ha:deploy nova` brings it.");
            } catch (HaException e) {
                last = e;
            }
        }
        throw last;
    }
}
