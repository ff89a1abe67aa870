package io.hastack.descriptor.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a component descriptor, by mapping; {@code docs/schema/component.schema.json} has the same. */
public final class ComponentKeys {
    static final List<String> ROOT = List.of(
            "component",
            "title",
            "mode",
            "requires",
            "ready",
            "conditions",
            "everyCluster",
            "everyRemote",
            "replaces",
            "blastRadius",
            "defaults",
            "offers",
            "secrets",
            "deploy",
            "departure",
            "verify",
            "constraints");

    /** Keys of an item of {@code deploy}, by the key that tells its kind. */
    static final Map<String, List<String>> ITEMS = items();

    static final List<String> REPLACES = List.of("component", "setting");
    static final List<String> BLAST_RADIUS = List.of("otherNodes", "reason");
    static final List<String> OPERATION =
            List.of("name", "interval", "timeout", "on-fail", "role", "start-delay", "enabled", "record-pending");
    static final List<String> CHECK =
            List.of("http", "status", "run", "tcp", "expect", "at", "scope", "timeout", "deadline", "remedy");

    /** Keys of a constraint, by the key that tells its kind. */
    static final Map<String, List<String>> CONSTRAINTS = constraints();

    private ComponentKeys() {}

    /** Returns the keys by name of the schema's definition. */
    public static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>(ITEMS);
        all.putAll(CONSTRAINTS);
        all.put("descriptor", ROOT);
        all.put("replaces", REPLACES);
        all.put("blastRadius", BLAST_RADIUS);
        all.put("operation", OPERATION);
        all.put("check", CHECK);
        return all;
    }

    private static Map<String, List<String>> items() {
        Map<String, List<String>> items = new LinkedHashMap<>();
        item(items, "packages", "held");
        item(items, "unit", "state");
        item(items, "file", "owner", "mode", "apply", "content", "template");
        item(items, "ini", "owner", "mode", "apply", "options");
        item(items, "keys", "secret", "owner");
        item(items, "database", "user", "secret");
        item(items, "once", "as", "run", "unless", "timeout", "scope");
        item(items, "proxy", "port", "server", "options", "backup", "checkPort");
        item(items, "resource", "agent", "clone", "promotable", "options", "meta", "operations");
        item(items, "property", "value", "section");
        item(items, "identity", "project", "roles", "secret");
        item(items, "catalogue", "name", "region", "endpoints");
        return items;
    }

    private static void item(Map<String, List<String>> items, String kind, String... others) {
        List<String> keys = new ArrayList<>(List.of(kind));
        keys.addAll(List.of(others));
        keys.addAll(List.of("at", "needs"));
        items.put(kind, List.copyOf(keys));
    }

    private static Map<String, List<String>> constraints() {
        Map<String, List<String>> constraints = new LinkedHashMap<>();
        constraints.put("order", List.of("order", "kind"));
        constraints.put("colocation", List.of("colocation", "score"));
        constraints.put("location", List.of("location", "score", "exclusive"));
        return constraints;
    }
}
