/** Clusters, nodes and VIPs as the operator wrote them. Start at {@link io.hastack.spi.topology.Topology}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package io.hastack.spi.topology;
