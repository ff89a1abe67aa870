package io.hastack.engine;

import io.hastack.spi.topology.Topology;
import java.util.Optional;

/**
 * What a workflow is asked for.
 *
 * @param workflow its id, such as {@code node-standby}
 * @param subject the node or component it is about
 * @param resumes the run that it goes on with, if there is one
 */
public record Undertaking(String workflow, Topology topology, String subject, Optional<Run> resumes) {
    /** Begins something new. */
    public Undertaking(String workflow, Topology topology, String subject) {
        this(workflow, topology, subject, Optional.empty());
    }
}
