package io.hastack.engine;

import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a workflow is asked for.
 *
 * @param workflow its id, such as {@code node-standby}
 * @param subject what it is about: a node or component, or two nodes with a colon between them, {@code ctl2:ctl5}
 * @param resumes the run that it goes on with, if there is one
 * @param file the topology file, for a workflow that changes what it says
 * @param options what the operator adds, by the name of the command's option without its dashes
 */
public record Undertaking(
        String workflow,
        Topology topology,
        String subject,
        Optional<Run> resumes,
        Optional<Path> file,
        Map<String, String> options) {
    public Undertaking {
        options = Map.copyOf(options);
    }

    /** Begins something new. */
    public Undertaking(String workflow, Topology topology, String subject) {
        this(workflow, topology, subject, Optional.empty());
    }

    /** Begins something, or goes on with it, that leaves the topology file as it is. */
    public Undertaking(String workflow, Topology topology, String subject, Optional<Run> resumes) {
        this(workflow, topology, subject, resumes, Optional.empty(), Map.of());
    }
}
