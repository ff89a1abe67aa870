package io.hastack.shell;

import io.hastack.engine.Deviation;
import io.hastack.engine.DriftFinder;
import io.hastack.pacemaker.ClusterReader;
import io.hastack.shell.completion.ComponentCompleter;
import io.hastack.shell.document.DriftDocument;
import io.hastack.shell.document.DriftDocument.Foreign;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.DriftText;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists what is not as the topology says; exit code 1 if anything is. What is foreign is told and is no drift. */
@Service
@Command(
        scope = "ha",
        name = "drift",
        description = "Lists what on the nodes is not as the topology says, line by line")
public final class DriftCommand extends TopologyCommand {
    @Argument(name = "component", description = "Components; none for all", multiValued = true)
    @Completion(ComponentCompleter.class)
    List<String> components = List.of();

    @Reference(optional = true)
    DriftFinder finder;

    @Reference(optional = true)
    ClusterReader reader;

    @Override
    protected int run(Console console) {
        Topology topology = reachable();
        var selected = Selection.of(components, topology, inventory());
        List<Deviation> drift = present(finder, "engine").find(topology, selected);
        List<Foreign> foreign = components.isEmpty() && reader != null
                ? topology.clusters().stream()
                        .flatMap(c -> foreign(topology, c))
                        .toList()
                : List.of();
        if (json) {
            json(console, DriftDocument.of(drift, foreign));
        } else {
            console.table(DriftText.parts(drift));
            console.lines(DriftText.lines(drift));
            foreign.forEach(f -> console.line("cluster " + f.cluster() + ": resource " + f.resource() + " (" + f.agent()
                    + ") is foreign: Hastack did not make it and leaves it alone"));
        }
        return code(drift.isEmpty());
    }

    /** Where no member answers, the drift says so already. */
    private Stream<Foreign> foreign(Topology topology, Cluster cluster) {
        try {
            return reader.read(topology, cluster).resources().stream()
                    .filter(r -> !r.owned())
                    .map(r -> new Foreign(cluster.name(), r.id(), r.agent()));
        } catch (HaException e) {
            return Stream.of();
        }
    }
}
