/** What a component is tested against. Start at {@link io.hastack.testkit.ComponentContract}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.testkit;
