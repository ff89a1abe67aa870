package io.hastack.spi.transport;

import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** Carries scripts to nodes over sessions that are kept open. Safe for use by many threads. */
@ProviderType
public interface Transport {
    /**
     * Runs a Bash script as root on a node: one round trip. The script travels on standard input, so nothing of it shows
     * in a process list; references are already resolved.
     *
     * @param timeout deadline of the whole call, at least a second
     * @throws io.hastack.spi.problem.HaException NODE_UNREACHABLE, NODE_HOST_KEY, NODE_LOGIN, or NODE_LOST if the
     *     connection ends or the deadline passes before the script does
     */
    CommandResult run(Access access, Node node, String script, Duration timeout);

    /** Closes the sessions of a node, so that the next call opens a new one; harmless if there are none. */
    void forget(Node node);
}
