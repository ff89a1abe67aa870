package io.hastack.shell.completion;

import io.hastack.shell.TopologySource;
import io.hastack.spi.topology.Node;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Full members of the clusters of the console's own topology. */
@Service
public final class MemberCompleter extends NameCompleter {
    @Override
    List<String> names() {
        return TopologySource.standard().look().clusters().stream()
                .flatMap(c -> c.members().stream())
                .map(Node::name)
                .toList();
    }
}
