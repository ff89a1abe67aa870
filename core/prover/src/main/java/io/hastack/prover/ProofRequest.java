package io.hastack.prover;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be proved.
 *
 * @param cluster its name, for messages
 * @param cib a CIB with status: one that {@link io.hastack.pacemaker.CibDocument} rendered, or a live one
 * @param depth which faults
 * @param components from a resource's id to the component it belongs to; a resource that is not named is a component of
 *     its own
 * @param bounds from a component to how many instances on other nodes a failure of it may disturb; 0 where not named
 * @param single resources that may be active once only, though the CIB might allow more: those of active/passive
 *     components. Primitives and addresses are without being named
 * @param only ids of the scenarios that are asked for; empty for all of that depth
 * @param cache folder in which outcomes are kept, made when missing; without one an interrupted proof begins again
 */
public record ProofRequest(
        String cluster,
        String cib,
        Depth depth,
        Map<String, String> components,
        Map<String, Integer> bounds,
        Set<String> single,
        Set<String> only,
        Optional<Path> cache) {
    /** Which faults are injected, and whether each is asked for. */
    public enum Depth {
        /** Each instance failing its monitor, to measure how far that spreads; no repair, and no invariant is checked. */
        SPREAD,
        /** Each fault by itself. */
        SINGLE,
        /** Each fault by itself and each pair at once; in pairs, what times out is what fails. */
        DOUBLE,
        /** As {@link #SINGLE}, and nothing is inferred: every scenario is asked. */
        SINGLE_FULL,
        /** As {@link #DOUBLE}, with pairs of what times out too, and every one of them is asked. */
        DOUBLE_FULL;

        /** Returns whether pairs are decided too. */
        public boolean pairs() {
            return this == DOUBLE || this == DOUBLE_FULL;
        }

        /** Returns whether every scenario is asked by itself. */
        public boolean full() {
            return this == SINGLE_FULL || this == DOUBLE_FULL || this == SPREAD;
        }
    }

    public ProofRequest {
        components = Map.copyOf(components);
        bounds = Map.copyOf(bounds);
        single = Set.copyOf(single);
        only = Set.copyOf(only);
    }

    /** Asks for the single faults of a CIB whose components are not known. */
    public static ProofRequest single(String cluster, String cib) {
        return new ProofRequest(cluster, cib, Depth.SINGLE, Map.of(), Map.of(), Set.of(), Set.of(), Optional.empty());
    }
}
