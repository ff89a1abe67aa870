package io.hastack.shell.completion;

import io.hastack.shell.TopologySource;
import io.hastack.spi.topology.Node;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Spares of the console's own topology. */
@Service
public final class SpareCompleter extends NameCompleter {
    @Override
    List<String> names() {
        return TopologySource.standard().look().spares().stream()
                .map(Node::name)
                .toList();
    }
}
