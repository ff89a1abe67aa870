package io.hastack.prover;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be proved.
 *
 * @param cluster its name, for messages
 * @param cib a CIB with status: one that {@link io.hastack.pacemaker.CibDocument} rendered, or a live one
 * @param depth which faults
 * @param components from a resource's id to the component it belongs to; a resource that is not named is a component of
 *     its own
 * @param bounds from a component to how many instances on other nodes a failure of it may disturb; 0 where not named
 * @param cache folder in which outcomes are kept, made when missing; without one an interrupted proof begins again
 */
public record ProofRequest(
        String cluster,
        String cib,
        Depth depth,
        Map<String, String> components,
        Map<String, Integer> bounds,
        Optional<Path> cache) {
    /** Which faults are injected. */
    public enum Depth {
        /** Each fault by itself. */
        SINGLE,
        /** Each fault by itself and each pair at once; pairs that differ by the names of like nodes only, once. */
        DOUBLE,
        /** As {@link #DOUBLE}, and every pair is asked for. */
        DOUBLE_UNMERGED
    }

    public ProofRequest {
        components = Map.copyOf(components);
        bounds = Map.copyOf(bounds);
    }

    /** Asks for the single faults of a CIB whose components are not known. */
    public static ProofRequest single(String cluster, String cib) {
        return new ProofRequest(cluster, cib, Depth.SINGLE, Map.of(), Map.of(), Optional.empty());
    }
}
