package io.hastack.prover.internal;

import java.util.List;
import java.util.Map;

/**
 * A primitive and what stands around it.
 *
 * @param id its id
 * @param top id of the outermost element: a clone, a group, or its own
 * @param agent {@code class:provider:type}, or without a provider
 * @param cloneMeta meta attributes of the clone around it; empty if there is none
 * @param cloned whether a clone stands around it
 * @param meta its meta attributes
 */
record Resource(
        String id,
        String top,
        String agent,
        boolean cloned,
        Map<String, String> cloneMeta,
        Map<String, String> meta,
        Map<String, String> options,
        List<Operation> operations) {
    /** An operation; {@code interval} in milliseconds. */
    record Operation(String id, String name, long interval, String role, String onFail) {}

    boolean promotable() {
        return Boolean.parseBoolean(cloneMeta.getOrDefault("promotable", "false"));
    }

    boolean interleaved() {
        return Boolean.parseBoolean(cloneMeta.getOrDefault("interleave", "false"));
    }

    boolean unique() {
        return Boolean.parseBoolean(cloneMeta.getOrDefault("globally-unique", "false"));
    }

    boolean fencing() {
        return agent.startsWith("stonith:");
    }

    boolean remote() {
        return agent.equals("ocf:pacemaker:remote");
    }

    /** Returns how many instances may be active at once in a cluster of so many nodes. */
    int most(int nodes) {
        return cloned ? number("clone-max", nodes) : 1;
    }

    /** Returns how many instances may be promoted at once. */
    int mostPromoted() {
        return number("promoted-max", number("master-max", 1));
    }

    /** An address is answered for once: two instances with the same one fight for it. */
    boolean address() {
        String type = agent.substring(agent.lastIndexOf(':') + 1);
        return !unique() && (type.startsWith("IPaddr") || type.equals("IPv6addr"));
    }

    private int number(String name, int otherwise) {
        String value = cloneMeta.getOrDefault(name, "");
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
    }
}
