package io.hastack.spi.part;

import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;

/**
 * The node on which a handler's facts are read and its changes are made.
 *
 * @param topology the whole topology
 * @param cluster the node's cluster
 * @param node the node; for {@link Scope#ONCE} any one of the cluster that answers
 */
public record Site(Topology topology, Cluster cluster, Node node) {}
