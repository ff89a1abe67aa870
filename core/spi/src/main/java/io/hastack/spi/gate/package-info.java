/** Who may refuse a change before it reaches a cluster. Start at {@link io.hastack.spi.gate.Gate}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.spi.gate;
