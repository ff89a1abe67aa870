package io.hastack.shell;

import io.hastack.descriptor.LoadedTopology;
import io.hastack.shell.document.CheckDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.TopologyText;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Validates topology and overrides, and what the installed components make of them; asks no node. */
@Service
@Command(
        scope = "ha",
        name = "check",
        description = "Validates the topology and its overrides; shows all errors at once")
public final class CheckCommand extends GuardedCommand {
    @Override
    protected int run(Console console) {
        try {
            LoadedTopology loaded = source().load(allowed(), false);
            agree(loaded);
            Topology topology = loaded.topology();
            topology.clusters().forEach(c -> inventory().cib(topology, c.name()));
            if (json) {
                json(console, CheckDocument.of(List.of()));
            } else {
                console.line("topology is valid: " + TopologyText.counts(topology));
            }
            return 0;
        } catch (HaException e) {
            if (!json) {
                throw e;
            }
            json(console, CheckDocument.of(placed(e.problems())));
            return e.code().kind().exitCode();
        }
    }
}
