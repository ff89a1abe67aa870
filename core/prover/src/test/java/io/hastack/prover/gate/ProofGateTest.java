package io.hastack.prover.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.prover.BlastRadius;
import io.hastack.prover.Invariant;
import io.hastack.prover.Progress;
import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.ScenarioError;
import io.hastack.prover.Violation;
import io.hastack.prover.place.ClusterProver;
import io.hastack.prover.place.LocatedProof;
import io.hastack.spi.gate.Equipment;
import io.hastack.spi.gate.Proposal;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProofGateTest {
    private static final Cluster CLUSTER = new Cluster("control", List.of(), List.of(), List.of());
    private static final Proposal PROPOSAL = new Proposal(
            new Topology(
                    "test",
                    "debian-13",
                    new Access("root", Path.of("key"), Path.of("known_hosts")),
                    List.of(CLUSTER),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Map.of()),
            CLUSTER,
            Map.of(),
            Map.of(),
            Set.of());

    @Test
    void aProvenChangePasses() {
        Violation expected = violation(Optional.of("no quorum is left"));
        assertThatCode(() -> gate(proof(List.of(expected), List.of())).pass(PROPOSAL, () -> {}))
                .doesNotThrowAnyException();
    }

    @Test
    void aViolationRefusesWithScenarioInvariantResourcesCauseAndCall() {
        assertThatThrownBy(() -> gate(proof(List.of(violation(Optional.empty())), List.of()))
                        .pass(PROPOSAL, () -> {}))
                .isInstanceOfSatisfying(HaException.class, e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsOnly(ErrorCode.REFUSED_UNPROVEN))
                .hasMessageContaining("cluster 'control' adds 1 violation")
                .hasMessageContaining("the CIB is untouched")
                .hasMessageContaining("--unproven")
                .hasMessageContaining("node-lost:ctl1: not minority stops: expected nothing, found galera")
                .hasMessageContaining("(galera, vip-galera); cause: no-quorum-policy")
                .hasMessageContaining("crm_simulate --simulate");
    }

    @Test
    void aScenarioWithoutAnAnswerRefusesToo() {
        ScenarioError error = new ScenarioError("quorum-lost", "signal 11", List.of("crm_simulate …"));
        assertThatThrownBy(() -> gate(proof(List.of(), List.of(error))).pass(PROPOSAL, () -> {}))
                .hasMessageContaining("gives no answer to 1 failure")
                .hasMessageContaining("quorum-lost: no answer: signal 11");
    }

    @Test
    void whatCannotBeProvenIsRefusedWithTheReason() {
        HaException absent = new HaException(ErrorCode.SCHEDULER_ABSENT, "no crm_simulate anywhere");
        assertThatThrownBy(() -> new ProofGate(new Fake(null, absent)).pass(PROPOSAL, () -> {}))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_UNPROVEN))
                .hasMessageContaining("cannot be proven")
                .hasMessageContaining("no crm_simulate anywhere");
    }

    private static ProofGate gate(Proof proof) {
        return new ProofGate(new Fake(proof, null));
    }

    private static Violation violation(Optional<String> expected) {
        return new Violation(
                "node-lost:ctl1",
                Invariant.MINORITY_STOPS,
                "expected nothing, found galera",
                List.of("galera", "vip-galera"),
                Optional.of("no-quorum-policy"),
                expected,
                0,
                List.of("crm_simulate --simulate --xml-file steady.xml"));
    }

    private static Proof proof(List<Violation> violations, List<ScenarioError> errors) {
        return new Proof(
                "control",
                "3.0.0",
                "<cib/>",
                List.of(),
                1,
                1,
                List.of(),
                violations,
                new BlastRadius(0, 0, 0, List.of()),
                errors,
                1,
                Duration.ZERO);
    }

    private record Fake(Proof proof, HaException failure) implements ClusterProver {
        @Override
        public LocatedProof desired(Proposal cluster, Depth depth, Set<String> only, Progress progress) {
            throw new AssertionError("a gate asks about a change");
        }

        @Override
        public LocatedProof live(Proposal cluster, Depth depth, Set<String> only, Progress progress) {
            throw new AssertionError("a gate asks about a change");
        }

        @Override
        public LocatedProof change(Proposal proposal, Equipment ready) {
            if (failure != null) {
                throw failure;
            }
            return new LocatedProof(proof, "<cib/>", "ctl1", "");
        }
    }
}
