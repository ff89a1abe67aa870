/** YAML with places: every value knows its file, line and column. Start at {@link io.hastack.descriptor.yaml.Element}. */
package io.hastack.descriptor.yaml;
