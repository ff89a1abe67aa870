/** Order, colocation and location in Pacemaker's own words. Start at {@link io.hastack.spi.constraint.Constraint}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.spi.constraint;
