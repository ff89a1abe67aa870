package io.hastack.spi.part;

import java.util.List;

/**
 * One level of a node's fencing topology.
 *
 * @param node node to fence
 * @param index level, from 1; a lower one is tried first
 * @param devices ids of the fencing devices that must all succeed
 */
public record FencingLevel(Placement placement, String node, int index, List<String> devices) implements CibPart {
    public FencingLevel {
        devices = List.copyOf(devices);
    }

    @Override
    public String kind() {
        return "fencing";
    }

    @Override
    public String key() {
        return node + "/" + index;
    }
}
