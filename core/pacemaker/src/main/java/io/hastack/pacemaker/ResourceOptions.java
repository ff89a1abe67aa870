package io.hastack.pacemaker;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options of resources in a CIB.
 *
 * @param values by {@code resource option}, the resource being a primitive
 * @param unmanaged ids of resources, clones too, that Pacemaker is told to leave alone
 */
public record ResourceOptions(Map<String, String> values, Set<String> unmanaged) {
    public ResourceOptions {
        values = Map.copyOf(values);
        unmanaged = Set.copyOf(unmanaged);
    }

    /** Reads them from a CIB. */
    public static ResourceOptions of(String cib, String cluster) {
        Element root = Xml.parse(cib, "the CIB of cluster " + cluster);
        Element resources = root.section("configuration").section("resources");
        Map<String, String> values = new TreeMap<>();
        resources.all().filter(e -> e.name().equals("primitive")).forEach(primitive -> primitive
                .named("instance_attributes")
                .flatMap(set -> set.named("nvpair"))
                .forEach(pair -> values.put(primitive.id() + " " + pair.get("name"), pair.get("value"))));
        Set<String> unmanaged = resources
                .all()
                .filter(e -> e.named("meta_attributes")
                        .flatMap(set -> set.named("nvpair"))
                        .anyMatch(p -> p.get("name").equals("is-managed")
                                && p.get("value").equals("false")))
                .map(Element::id)
                .collect(Collectors.toSet());
        return new ResourceOptions(values, unmanaged);
    }
}
