/**
 * Reads what operators and component authors write: {@code topology.yaml} and {@code component.yaml}. Start at {@link
 * io.hastack.descriptor.TopologyFile} and {@link io.hastack.descriptor.DescribedComponent}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package io.hastack.descriptor;
