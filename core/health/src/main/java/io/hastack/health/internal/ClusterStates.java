package io.hastack.health.internal;

import io.hastack.pacemaker.ClusterReader;
import io.hastack.pacemaker.ClusterStatus;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What each cluster said of itself lately. Safe for use by many threads. */
@Component(service = ClusterStates.class)
public final class ClusterStates {
    private final BiFunction<Topology, Cluster, ClusterStatus> reader;
    private volatile Map<String, Optional<ClusterStatus>> states = Map.of();

    @Activate
    public ClusterStates(@Reference ClusterReader reader) {
        this(reader::read);
    }

    ClusterStates(BiFunction<Topology, Cluster, ClusterStatus> reader) {
        this.reader = reader;
    }

    /** Asks each cluster, one after another. */
    void read(Topology topology) {
        Map<String, Optional<ClusterStatus>> now = new HashMap<>();
        topology.clusters().forEach(c -> now.put(c.name(), ask(topology, c)));
        states = Map.copyOf(now);
    }

    /** Returns the latest answer by name of the cluster, empty for one of which no member answered. */
    Map<String, Optional<ClusterStatus>> latest() {
        return states;
    }

    private Optional<ClusterStatus> ask(Topology topology, Cluster cluster) {
        try {
            return Optional.of(reader.apply(topology, cluster));
        } catch (HaException e) {
            return Optional.empty();
        }
    }
}
