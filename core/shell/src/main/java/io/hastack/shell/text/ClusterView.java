package io.hastack.shell.text;

import io.hastack.pacemaker.ClusterStatus;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster as its members and the console together see it.
 *
 * @param status empty if no member answers
 * @param error why there is none
 * @param components component by id of the resource
 */
public record ClusterView(
        String name, Optional<ClusterStatus> status, Optional<String> error, Map<String, String> components) {
    public ClusterView {
        components = Map.copyOf(components);
    }

    /** Returns the component that asks for a resource, if an installed one does. */
    public Optional<String> component(ClusterStatus.Resource resource) {
        return Optional.ofNullable(components.get(resource.id()));
    }
}
