package io.hastack.spi;

import io.hastack.spi.part.Part;
import io.hastack.spi.topology.Node;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Says what shall be true of a component. Where several bundles offer one, the highest service ranking wins. */
@ConsumerType
public interface DeployService extends ComponentService {
    /**
     * Returns the parts of the component in the order in which they are to be reached. A pure function of the target:
     * it reads no node, keeps no state, and may be called at any time by any thread.
     *
     * @throws io.hastack.spi.problem.HaException if the target lacks what the component needs, such as a VIP
     */
    List<Part> parts(Target target);

    /** Returns the secrets the component needs and how each is generated, by name such as {@code keystone.db}. */
    default Map<String, SecretKind> secrets() {
        return Map.of();
    }

    /**
     * Returns texts for components that require this one, such as {@code url}: they read them as settings that begin with
     * this component's id, {@code rabbitmq.url}, unless the operator gives another value. A pure function, as
     * {@link #parts}; references that are resolved on sending stay in the texts.
     */
    default Map<String, String> offers(Target target) {
        return Map.of();
    }

    /**
     * Returns what is done once because a node has left its cluster for good, such as to forget it in a membership of the
     * component's own. It comes after the component's parts, and may be done again. A pure function, as {@link #parts}.
     *
     * @param target without the node
     * @param gone the node as the topology had it; it does not answer any more
     */
    default List<Part> departure(Target target, Node gone) {
        return List.of();
    }

    /** Returns how far a failure of the component may spread to other nodes; not at all unless it says otherwise. */
    default BlastBound blastBound() {
        return BlastBound.NONE;
    }
}
