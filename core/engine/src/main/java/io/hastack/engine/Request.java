package io.hastack.engine;

import io.hastack.spi.topology.Topology;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param workflow name for journals, such as {@code deploy}
 * @param topology the target
 * @param components which of its components; empty for all
 * @param offline true to plan without any node
 */
public record Request(String workflow, Topology topology, Set<String> components, boolean offline) {
    public Request {
        components = Set.copyOf(components);
    }
}
