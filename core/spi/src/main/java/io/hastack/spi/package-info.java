/** What a component bundle contributes: three whiteboard services, each with the service property {@code component=<id>}. Start at {@link io.hastack.spi.DeployService}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package io.hastack.spi;
