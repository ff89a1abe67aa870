/**
 * YAML, and so JSON, with places: every value knows its file, line and column. Start at {@link
 * io.hastack.descriptor.yaml.Source}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.descriptor.yaml;
