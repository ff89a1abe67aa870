package io.hastack.engine;

import io.hastack.spi.topology.Topology;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** What the engine is about. Asks no node and no file; safe for use by many threads. */
@ProviderType
public interface Activity {
    /** Returns whether a run of this console holds the topology now. */
    boolean running(Topology topology);

    /** Returns how many round trips the engine has made since the console started, by node. */
    Map<String, Long> roundTrips();
}
