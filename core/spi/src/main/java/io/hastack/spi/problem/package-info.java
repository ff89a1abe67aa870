/** The one exception type and its codes. Start at {@link io.hastack.spi.problem.HaException}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package io.hastack.spi.problem;
