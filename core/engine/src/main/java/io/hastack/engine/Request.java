package io.hastack.engine;

import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param workflow name for journals, such as {@code deploy}
 * @param topology the target
 * @param components which of its components; empty for all
 * @param offline true to plan without any node
 * @param ungated true to ask no {@link io.hastack.spi.gate.Gate}: the operator insists
 * @param gone members that the target lacks and that are to be forgotten wherever they are known
 * @param only nodes to be prepared: what is done on each of them and waits for no condition, and nothing else; empty for
 *     everything
 */
public record Request(
        String workflow,
        Topology topology,
        Set<String> components,
        boolean offline,
        boolean ungated,
        List<Gone> gone,
        Set<String> only) {
    public Request {
        components = Set.copyOf(components);
        gone = List.copyOf(gone);
        only = Set.copyOf(only);
    }

    /** Asks for something that nobody left. */
    public Request(String workflow, Topology topology, Set<String> components, boolean offline, boolean ungated) {
        this(workflow, topology, components, offline, ungated, List.of(), Set.of());
    }

    /** Asks for something that has to pass all gates. */
    public Request(String workflow, Topology topology, Set<String> components, boolean offline) {
        this(workflow, topology, components, offline, false);
    }

    /** Returns the same for members that have left. */
    public Request without(List<Gone> left) {
        return new Request(workflow, topology, components, offline, ungated, left, only);
    }

    /** Returns the same for the preparation of some nodes. */
    public Request preparing(Set<String> nodes) {
        return new Request(workflow, topology, components, offline, ungated, gone, nodes);
    }
}
