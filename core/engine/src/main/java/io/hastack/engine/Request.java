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
 * @param ungated true to ask no {@link io.hastack.spi.gate.Gate}: the operator insists
 */
public record Request(String workflow, Topology topology, Set<String> components, boolean offline, boolean ungated) {
    public Request {
        components = Set.copyOf(components);
    }

    /** Asks for something that has to pass all gates. */
    public Request(String workflow, Topology topology, Set<String> components, boolean offline) {
        this(workflow, topology, components, offline, false);
    }
}
