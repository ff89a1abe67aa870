package io.hastack.engine;

import io.hastack.spi.topology.Node;

/**
 * A member that has left its cluster for good.
 *
 * @param cluster name of the cluster
 * @param node as the topology had it
 */
public record Gone(String cluster, Node node) {}
