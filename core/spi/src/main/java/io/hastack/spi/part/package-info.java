/** Desired state, one record a kind, and the handlers that know how to reach it. Start at {@link io.hastack.spi.part.Part}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package io.hastack.spi.part;
