package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.engine.Owned;
import io.hastack.pacemaker.CibDocument;
import io.hastack.shell.completion.ClusterCompleter;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.Words;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Prints the CIB that the topology leads to, with references in place of secrets; asks no node. */
@Service
@Command(scope = "ha", name = "cib", description = "Prints the CIB (XML) that the topology leads to, without any node")
public final class CibCommand extends TopologyCommand {
    @Argument(name = "cluster", description = "Name of the cluster", required = true, multiValued = true)
    @Completion(ClusterCompleter.class)
    List<String> names = List.of();

    @Override
    protected int run(Console console) {
        String name = Arguments.one(names, "the name of one cluster");
        Topology topology = topology();
        Cluster cluster = topology.cluster(name)
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_ARGUMENT,
                        "topology '" + topology.name() + "' has no cluster '" + name + "'; it has "
                                + Words.list(topology.clusters().stream()
                                        .map(Cluster::name)
                                        .toList())));
        List<CibPart> parts =
                inventory().cib(topology, name).stream().map(Owned::part).toList();
        String cib = CibDocument.render(topology.platform(), cluster, parts).stripTrailing();
        if (json) {
            json(console, new io.hastack.shell.document.CibDocument(name, cib));
        } else {
            console.line(cib);
        }
        return 0;
    }
}
