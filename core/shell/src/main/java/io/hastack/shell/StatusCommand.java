package io.hastack.shell;

import io.hastack.pacemaker.ClusterReader;
import io.hastack.shell.document.StatusDocument;
import io.hastack.shell.text.ClusterView;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.StatusText;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows what every cluster says of itself; exit code 1 if one does not answer or has no quorum. */
@Service
@Command(
        scope = "ha",
        name = "status",
        description = "Shows clusters as they are now: quorum, nodes, resources, failures")
public final class StatusCommand extends TopologyCommand {
    @Reference(optional = true)
    ClusterReader reader;

    @Override
    protected int run(Console console) {
        Topology topology = reachable();
        ClusterReader clusters = present(reader, "reader of clusters");
        List<ClusterView> views = topology.clusters().parallelStream()
                .map(c -> view(clusters, topology, c))
                .toList();
        if (json) {
            json(console, StatusDocument.of(views));
        } else {
            views.forEach(v -> print(console, v));
        }
        return code(views.stream()
                .allMatch(v -> v.status().isPresent() && v.status().get().quorate()));
    }

    private ClusterView view(ClusterReader clusters, Topology topology, Cluster cluster) {
        Map<String, String> components = components(topology, cluster);
        try {
            return new ClusterView(
                    cluster.name(), Optional.of(clusters.read(topology, cluster)), Optional.empty(), components);
        } catch (HaException e) {
            return new ClusterView(cluster.name(), Optional.empty(), Optional.of(e.getMessage()), components);
        }
    }

    /** Also without an engine the state is worth showing, without the names of components. */
    private Map<String, String> components(Topology topology, Cluster cluster) {
        if (inventory == null) {
            return Map.of();
        }
        return inventory.cib(topology, cluster.name()).stream()
                .filter(o -> o.part() instanceof PacemakerResource)
                .collect(Collectors.toMap(o -> ((PacemakerResource) o.part()).id(), o -> o.component(), (a, b) -> a));
    }

    private static void print(Console console, ClusterView view) {
        console.line(StatusText.headline(view));
        view.status().ifPresent(status -> {
            console.table(StatusText.nodes(status));
            console.table(StatusText.resources(view, status));
            console.lines(StatusText.failures(status));
        });
    }
}
