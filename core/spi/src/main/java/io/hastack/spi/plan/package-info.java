/** A plan is data, a journal is what happened to it. Start at {@link io.hastack.spi.plan.Plan}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.spi.plan;
