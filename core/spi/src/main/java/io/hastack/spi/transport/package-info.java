/** How text reaches a node and what comes back. Start at {@link io.hastack.spi.transport.Transport}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.spi.transport;
