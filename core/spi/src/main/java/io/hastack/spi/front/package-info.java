/** What stands in front of a component's instances. Start at {@link io.hastack.spi.front.BackEnds}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.spi.front;
