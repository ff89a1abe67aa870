/** Probes that prove conditions; verification and health use the same ones. Start at {@link io.hastack.spi.check.Check}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package io.hastack.spi.check;
