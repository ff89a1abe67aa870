package io.hastack.engine.internal;

import io.hastack.spi.part.Part;
import io.hastack.spi.part.Scope;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.List;
import java.util.Set;

/**
 * A part of a component and where it is carried out.
 *
 * @param instance the component in its home cluster
 * @param part what shall be so
 * @param cluster where it is carried out
 * @param nodes the nodes of that cluster that may carry it out
 * @param host the instance whose nodes these are, the entry's own unless the part says {@code at}
 * @param needs conditions that must be True first
 */
record Entry(Instance instance, Part part, Cluster cluster, List<Node> nodes, Instance host, Set<Need> needs) {
    /** A component in a cluster. */
    record Instance(String component, String cluster) {}

    /** A condition of an instance. */
    record Need(Instance instance, String condition) {
        @Override
        public String toString() {
            return instance.component() + "/" + condition;
        }
    }

    /** Returns the same for another part. */
    Entry with(Part other) {
        return new Entry(instance, other, cluster, nodes, host, needs);
    }

    boolean once() {
        return part.placement().scope() == Scope.ONCE;
    }

    String stepId(String place) {
        return instance.component() + "/" + part.kind() + ":" + part.key() + "@" + place;
    }
}
