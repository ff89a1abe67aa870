package io.hastack.prover.internal;

import io.hastack.prover.LocalSimulator;
import io.hastack.prover.Progress;
import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Proofs of parts of a CIB by this machine's own {@code crm_simulate}. */
final class Proofs {
    private Proofs() {}

    static String cib(String name) {
        try (InputStream in = Proofs.class.getResourceAsStream("/io/hastack/prover/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a text with one place changed; fails if there is no such place. */
    static String with(String cib, String place, String change) {
        if (!cib.contains(place)) {
            throw new AssertionError("the CIB has no " + place);
        }
        return cib.replace(place, change);
    }

    static LocalSimulator scheduler() throws InterruptedException {
        return LocalSimulator.onPath()
                .orElseThrow(() -> new AssertionError("no crm_simulate here: install pacemaker-cli-utils"));
    }

    /** Proves single faults whose scenario's id matches a pattern. */
    static Proof single(String cib, String scenarios) throws InterruptedException {
        return of(request(cib, Depth.SINGLE, Optional.empty()), scheduler(), id -> id.matches(scenarios));
    }

    static Proof of(ProofRequest request, Simulator simulator, Predicate<String> scenarios)
            throws InterruptedException {
        return new Proving(request, simulator, Progress.NONE, s -> scenarios.test(s.id())).run();
    }

    static ProofRequest request(String cib, Depth depth, Optional<Path> cache) {
        return new ProofRequest("control", cib, depth, Map.of(), Map.of(), Set.of(), Set.of(), cache);
    }

    /** Returns the violations as lines: scenario, invariant, cause. */
    static List<String> defects(Proof proof) {
        return proof.defects().stream()
                .map(v -> v.scenario() + " " + v.invariant() + " " + v.cause().orElse("?"))
                .toList();
    }
}
