package io.hastack.health;

import io.hastack.engine.KnownCheck;
import io.hastack.spi.topology.Topology;
import java.time.Duration;
import java.util.List;

/**
 * Checks that are measured together, each node in one round trip.
 *
 * @param deadline after which those that gave nothing are Unknown
 */
public record Round(Topology topology, List<KnownCheck> checks, Duration deadline) {
    public Round {
        checks = List.copyOf(checks);
    }
}
