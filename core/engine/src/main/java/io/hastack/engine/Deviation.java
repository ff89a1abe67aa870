package io.hastack.engine;

import java.util.List;

/**
 * A part that is not as the topology says.
 *
 * @param component owner of the part
 * @param node name of the node, or of the cluster for a part that is carried out once
 * @param part kind and key
 * @param action what a deploy would do
 * @param lines where a file differs, in the order of its lines; empty for what is no text, or has the right one
 */
public record Deviation(String component, String node, String part, String action, List<LineDrift> lines) {
    public Deviation {
        lines = List.copyOf(lines);
    }
}
