package io.hastack.spi.front;

import io.hastack.spi.part.ProxyListener;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the back ends of a node out of a running proxy and puts them back. Published as an OSGi service by the component
 * that holds the proxy. Pure: it returns Bash that the platform runs as root on every node with a proxy. The Bash may run
 * twice, and ends with 0 where no proxy runs.
 */
@ConsumerType
public interface BackEnds {
    /**
     * Returns Bash after which the proxy sends nothing new to a node.
     *
     * @param node name of the back ends' node
     * @param patience how long connections that are open may take to end, before the Bash ends without them
     */
    String drain(List<ProxyListener> listeners, String node, Duration patience);

    /** Returns Bash after which the proxy uses the node again as its health checks say. */
    String restore(List<ProxyListener> listeners, String node);
}
