/** Reads the topology file and what stands beside it. Start at {@link io.hastack.descriptor.topology.TopologyReader}. */
package io.hastack.descriptor.topology;
