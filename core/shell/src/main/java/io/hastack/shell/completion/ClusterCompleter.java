package io.hastack.shell.completion;

import io.hastack.shell.TopologySource;
import io.hastack.spi.topology.Cluster;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Clusters of the console's own topology. */
@Service
public final class ClusterCompleter extends NameCompleter {
    @Override
    List<String> names() {
        return TopologySource.standard().look().clusters().stream()
                .map(Cluster::name)
                .toList();
    }
}
