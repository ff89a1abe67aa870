package io.hastack.spi.part;

/**
 * An entry of the CIB's {@code crm_config}, {@code rsc_defaults} or {@code op_defaults}, or a node attribute.
 *
 * @param section which of these; for a node attribute {@code node:<name>}
 * @param name option
 * @param value value
 */
public record ClusterProperty(Placement placement, String section, String name, String value) implements CibPart {
    @Override
    public String kind() {
        return "property";
    }

    @Override
    public String key() {
        return section + "/" + name;
    }
}
