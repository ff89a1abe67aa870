package io.hastack.pacemaker;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a CIB remembers of instances.
 *
 * @param marks by {@code resource@node} what tells one life of an instance from the next: time and number of the last
 *     action that began, ended, promoted or demoted it
 * @param constraints ids of the constraints there are
 */
public record InstanceHistory(Map<String, String> marks, Set<String> constraints) {
    public InstanceHistory {
        marks = Map.copyOf(marks);
        constraints = Set.copyOf(constraints);
    }

    /** Reads it from a CIB with its status. */
    public static InstanceHistory of(String cib, String cluster) {
        Element root = Xml.parse(cib, "the CIB of cluster " + cluster);
        Map<String, String> marks = new TreeMap<>();
        root.named("status").flatMap(s -> s.named("node_state")).forEach(state -> state.all()
                .filter(e -> e.name().equals("lrm_resource"))
                .forEach(resource -> last(resource)
                        .ifPresent(mark -> marks.put(plain(resource.id()) + "@" + state.get("uname"), mark))));
        Set<String> constraints = root.named("configuration")
                .flatMap(c -> c.named("constraints"))
                .flatMap(c -> c.children().stream())
                .map(Element::id)
                .collect(Collectors.toSet());
        return new InstanceHistory(marks, constraints);
    }

    private static Optional<String> last(Element resource) {
        return resource.named("lrm_rsc_op")
                .filter(o -> o.id().endsWith("_last_0"))
                .findFirst()
                .map(o -> o.get("last-rc-change") + "." + o.get("call-id"));
    }

    /** An instance of an anonymous clone may have a number. */
    private static String plain(String id) {
        return id.replaceFirst(":\\d+$", "");
    }
}
