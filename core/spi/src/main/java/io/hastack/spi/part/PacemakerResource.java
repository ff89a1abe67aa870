package io.hastack.spi.part;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A primitive, or the primitive inside a clone.
 *
 * @param id id of the primitive; a clone around it gets {@code <id>-clone}. Constraints name the primitive's id
 * @param agent {@code systemd:unit}, {@code ocf:provider:type} or {@code stonith:agent}
 * @param kind primitive, clone or promotable clone
 * @param options instance attributes
 * @param meta meta attributes of the primitive
 * @param cloneMeta meta attributes of the clone; {@code interleave=true} is added where it is not given
 * @param operations what Pacemaker does by itself and how long it may take
 */
public record PacemakerResource(
        Placement placement,
        String id,
        String agent,
        Kind resource,
        Map<String, String> options,
        Map<String, String> meta,
        Map<String, String> cloneMeta,
        List<Operation> operations)
        implements CibPart {
    /** How many instances there may be. */
    public enum Kind {
        PRIMITIVE,
        CLONE,
        PROMOTABLE
    }

    /**
     * One {@code <op>} of the CIB.
     *
     * @param name monitor, start, stop, promote, demote, notify
     * @param interval such as {@code 10s}; {@code 0s} for actions
     * @param timeout such as {@code 60s}
     * @param attributes further attributes, such as {@code on-fail} or {@code role}
     */
    public record Operation(String name, String interval, String timeout, Map<String, String> attributes) {
        public Operation {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    public PacemakerResource {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
        cloneMeta = Collections.unmodifiableMap(new LinkedHashMap<>(cloneMeta));
        operations = List.copyOf(operations);
    }

    /**
     * Returns a copy with at most so many instances; itself if it is a primitive or says a number. Without one the scheduler
     * keeps an instance for each node of the cluster, wherever they may run, and takes its time.
     */
    public PacemakerResource withCloneMax(int instances) {
        if (resource == Kind.PRIMITIVE || cloneMeta.containsKey("clone-max")) {
            return this;
        }
        Map<String, String> bound = new LinkedHashMap<>(cloneMeta);
        bound.put("clone-max", Integer.toString(instances));
        return new PacemakerResource(placement, id, agent, resource, options, meta, bound, operations);
    }

    /**
     * Returns whether Pacemaker itself never runs it on a remote, whatever a location says: fencing devices, and the
     * connections to remotes.
     */
    public boolean onMembersOnly() {
        return agent.startsWith("stonith:") || agent.equals("ocf:pacemaker:remote");
    }

    @Override
    public String kind() {
        return "resource";
    }

    @Override
    public String key() {
        return id;
    }
}
