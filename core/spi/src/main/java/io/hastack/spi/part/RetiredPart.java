package io.hastack.spi.part;

/**
 * Something that Hastack brought into a cluster's CIB for a node that has left it, and wants no longer. Made by the planner
 * only; what others made is not touched.
 *
 * @param part as it was wanted
 * @param node name of the node that has left
 */
public record RetiredPart(CibPart part, String node) implements CibPart {
    @Override
    public Placement placement() {
        return part.placement();
    }

    @Override
    public String kind() {
        return "retired";
    }

    @Override
    public String key() {
        return part.kind() + " " + part.key();
    }
}
