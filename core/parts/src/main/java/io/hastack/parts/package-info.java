/**
 * Handlers of the parts that need nothing but a shell on the node. All are stateless and safe for use by many threads; they
 * are services, the package is exported for tests of components only.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.parts;
