package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.prover.internal.Resource.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a CIB configures, as far as a proof asks. Immutable after it was read. */
final class Model {
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, List<String>> primitives = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Map<String, String> properties = new HashMap<>();
    private final List<String> members;
    private final List<Relation> relations;
    private final Map<String, Set<String>> devices = new LinkedHashMap<>();

    /** Reads a CIB. */
    Model(Element cib) {
        Element configuration = cib.section("configuration");
        configuration.section("crm_config").named("cluster_property_set").forEach(s -> properties.putAll(pairs(s)));
        members = configuration
                .section("nodes")
                .named("node")
                .filter(n -> n.get("type").isEmpty() || n.get("type").equals("member"))
                .map(n -> n.get("uname"))
                .toList();
        configuration.section("resources").children().forEach(top -> read(top, top.id(), Map.of(), false));
        relations = new Relations(primitives, groups::contains).read(configuration.section("constraints"));
        fencing(configuration);
    }

    List<Resource> resources() {
        return List.copyOf(resources.values());
    }

    Resource resource(String id) {
        return resources.get(id);
    }

    boolean knows(String id) {
        return resources.containsKey(id);
    }

    List<String> members() {
        return members;
    }

    List<Relation> relations() {
        return relations;
    }

    String property(String name, String otherwise) {
        return properties.getOrDefault(name, otherwise);
    }

    /** Returns the fencing devices that can fence a node, or nothing if that cannot be told from the CIB. */
    Set<String> devicesOf(String node) {
        return devices.getOrDefault(node, Set.of());
    }

    /** Returns what needs a resource on the node it runs on, however indirectly. */
    Set<String> needing(String resource) {
        Set<String> all = new LinkedHashSet<>(Set.of(resource));
        while (relations.stream()
                .filter(r -> r.mandatory() && all.contains(r.first()))
                .map(r -> all.add(r.then()))
                .reduce(false, Boolean::logicalOr)) {}
        return all;
    }

    private List<String> read(Element element, String top, Map<String, String> clone, boolean cloned) {
        List<String> below = new ArrayList<>();
        switch (element.name()) {
            case "primitive" -> {
                Resource resource = primitive(element, top, clone, cloned);
                resources.put(resource.id(), resource);
                below.add(resource.id());
            }
            case "group" -> {
                groups.add(element.id());
                element.children().forEach(c -> below.addAll(read(c, top, clone, cloned)));
            }
            case "clone", "master" -> {
                Map<String, String> meta = new LinkedHashMap<>(meta(element));
                if (element.name().equals("master")) {
                    meta.put("promotable", "true");
                }
                element.children().forEach(c -> below.addAll(read(c, top, meta, true)));
            }
            case "bundle" -> element.children().forEach(c -> below.addAll(read(c, top, Map.of(), true)));
            default -> {}
        }
        if (!below.isEmpty()) {
            primitives.put(element.id(), List.copyOf(below));
        }
        return below;
    }

    private static Resource primitive(Element e, String top, Map<String, String> clone, boolean cloned) {
        String provider = e.get("provider").isEmpty() ? "" : e.get("provider") + ":";
        List<Operation> operations = e.named("operations")
                .flatMap(o -> o.named("op"))
                .filter(o -> !o.get("enabled").equals("false"))
                .map(o -> new Operation(
                        o.id(),
                        o.get("name"),
                        Durations.millis(o.get("interval")),
                        role(o.get("role")),
                        o.get("on-fail")))
                .toList();
        Map<String, String> options = e.named("instance_attributes")
                .flatMap(s -> pairs(s).entrySet().stream())
                .collect(map());
        return new Resource(
                e.id(),
                top,
                e.get("class") + ":" + provider + e.get("type"),
                cloned,
                clone,
                meta(e),
                options,
                operations);
    }

    static String role(String written) {
        return switch (written) {
            case "Master" -> "Promoted";
            case "Slave" -> "Unpromoted";
            default -> written;
        };
    }

    private void fencing(Element configuration) {
        Map<String, Set<String>> byTopology = new HashMap<>();
        configuration
                .named("fencing-topology")
                .flatMap(t -> t.named("fencing-level"))
                .forEach(l -> byTopology
                        .computeIfAbsent(l.get("target"), n -> new LinkedHashSet<>())
                        .addAll(List.of(l.get("devices").split(","))));
        for (Resource device : resources()) {
            if (device.fencing()) {
                String hosts = device.options().getOrDefault("pcmk_host_list", "") + " "
                        + device.options().getOrDefault("pcmk_host_map", "").replaceAll(":[^; ]*", "");
                for (String host : hosts.split("[ ,;]+")) {
                    devices.computeIfAbsent(host, h -> new LinkedHashSet<>()).add(device.id());
                }
            }
        }
        byTopology.forEach(devices::put);
    }

    private static Map<String, String> meta(Element element) {
        return element.named("meta_attributes")
                .flatMap(s -> pairs(s).entrySet().stream())
                .collect(map());
    }

    private static Map<String, String> pairs(Element set) {
        return set.named("nvpair").collect(Collectors.toMap(p -> p.get("name"), p -> p.get("value"), (a, b) -> a));
    }

    private static java.util.stream.Collector<Map.Entry<String, String>, ?, Map<String, String>> map() {
        return Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a);
    }
}
