package io.hastack.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Identity of a component, as {@code ha:components} shows it.
 *
 * @param id lower-case name, the same in the topology file, the feature {@code ha-<id>} and the service property
 * @param title one noun phrase for operators, such as {@code Identity service}
 * @param mode whether several instances serve at once
 * @param requires components that must be deployed before this one
 * @param ready conditions of this component that must be True before components that require it do what is done once
 * @param everyCluster true for a component that each cluster holds without being named in the topology
 * @param everyRemote true for a component that all remotes of each cluster hold without being named; where a cluster has no
 *     remotes it is nothing, and whatever requires it waits for nothing
 * @param replaces the component whose place it can take
 */
public record ComponentInfo(
        String id,
        String title,
        Mode mode,
        Set<String> requires,
        List<String> ready,
        boolean everyCluster,
        boolean everyRemote,
        Optional<Replaced> replaces) {
    /** How many instances of the component serve at a time. */
    public enum Mode {
        ACTIVE_ACTIVE,
        ACTIVE_PASSIVE
    }

    /**
     * Another component whose place this one takes, for all that require it, where the operator chose so.
     *
     * @param component id of the one that may be replaced
     * @param setting the operator's: it names the one or the other
     */
    public record Replaced(String component, String setting) {}

    public ComponentInfo {
        requires = Set.copyOf(requires);
        ready = List.copyOf(ready);
    }

    /** A component that a topology names, or each cluster holds. */
    public ComponentInfo(
            String id, String title, Mode mode, Set<String> requires, List<String> ready, boolean everyCluster) {
        this(id, title, mode, requires, ready, everyCluster, false);
    }

    /** A component that takes no other's place. */
    public ComponentInfo(
            String id,
            String title,
            Mode mode,
            Set<String> requires,
            List<String> ready,
            boolean everyCluster,
            boolean everyRemote) {
        this(id, title, mode, requires, ready, everyCluster, everyRemote, Optional.empty());
    }
}
