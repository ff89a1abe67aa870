package io.hastack.prover.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.pacemaker.CibDocument;
import io.hastack.pacemaker.ClusterReader;
import io.hastack.prover.Invariant;
import io.hastack.prover.LocalSimulator;
import io.hastack.prover.Progress;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Prover;
import io.hastack.prover.Violation;
import io.hastack.spi.BlastBound;
import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.gate.Proposal;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Operation;
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real scheduler of this machine, as if it were that of nodes; what it reads is a CIB of Pacemaker 2. */
class SchedulerProverTest {
    private static final Topology TOPOLOGY = BashNodes.topology("debian-12", "n1", "n2", "n3");

    /** What one test had answered, the next need not ask again. */
    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private BashNodes nodes;
    private SchedulerProver prover;

    @BeforeEach
    void nodes() {
        System.setProperty("hastack.data", data.toString());
        nodes = new BashNodes(folder);
        nodes.real = true;
        nodes.lost.addAll(Set.of("n2", "n3"));
        prover = prover(Optional::empty);
    }

    @AfterEach
    void clean() {
        System.clearProperty("hastack.data");
    }

    @Test
    void nodesAnswerAndAreLeftAsTheyWere() throws Exception {
        LocatedProof proof = prover.desired(proposal(TOPOLOGY, web("true")), Depth.SINGLE, Set.of(), Progress.NONE);
        assertThat(proof.proof().violations()).extracting(Violation::key).isEmpty();
        assertThat(proof.proof().errors()).isEmpty();
        assertThat(proof.proof().scenarios()).hasSizeGreaterThan(20);
        assertThat(proof.place()).isEqualTo("n1");
        assertThat(proof.note()).isEmpty();
        assertThat(nodes.left("n1")).isEmpty();

        LocatedProof again = prover.desired(proposal(TOPOLOGY, web("true")), Depth.SINGLE, Set.of(), Progress.NONE);
        assertThat(again.proof().calls()).isZero();
    }

    @Test
    void withoutNodesThisMachineAnswersInItsOwnSchemaAndSaysSo() throws Exception {
        nodes.lost.add("n1");
        Topology later = BashNodes.topology("debian-99", "n1", "n2", "n3");
        assertThatThrownBy(() -> prover.desired(proposal(later, web("true")), Depth.SINGLE, Set.of(), Progress.NONE))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEDULER_ABSENT));
        LocalSimulator local = LocalSimulator.onPath().orElseThrow();
        if (local.refusal(CibDocument.render("debian-99", later.clusters().get(0), List.of()))
                .isPresent()) {
            LocatedProof proof = prover(() -> Optional.of(local))
                    .desired(proposal(later, web("true")), Depth.SINGLE, Set.of(), Progress.NONE);
            assertThat(proof.note()).contains("Pacemaker " + local.version() + " of this machine");
            assertThat(proof.proof().proven()).isTrue();
        }
    }

    @Test
    void aChangeIsAskedAboutWhenANodeHasItsToolsAndANewClusterMayHaveNoViolation() throws Exception {
        AtomicBoolean ready = new AtomicBoolean();
        LocatedProof good = prover.change(proposal(TOPOLOGY, web("true")), () -> ready.set(true));
        assertThat(ready).isTrue();
        assertThat(good.proof().proven()).isTrue();
        LocatedProof asked = prover.desired(proposal(TOPOLOGY, web("true")), Depth.SINGLE, Set.of(), Progress.NONE);
        assertThat(asked.proof().calls())
                .as("what a first deployment has proven")
                .isZero();

        LocatedProof bad = prover.change(proposal(TOPOLOGY, web("false")), () -> {});
        assertThat(bad.proof().defects())
                .isNotEmpty()
                .anyMatch(v -> v.invariant() == Invariant.CONTAINED && v.cause().isPresent());
    }

    @Test
    void whatAClusterHasAlreadyIsNotHeldAgainstAChange() throws Exception {
        nodes.cib = CibDocument.render("debian-12", TOPOLOGY.clusters().get(0), List.of(web("false")));
        LocatedProof same = prover.change(proposal(TOPOLOGY, web("false")), () -> {});
        assertThat(same.proof().defects()).isEmpty();

        nodes.cib = CibDocument.render("debian-12", TOPOLOGY.clusters().get(0), List.of(web("true")));
        LocatedProof worse = prover.change(proposal(TOPOLOGY, web("false")), () -> {});
        assertThat(worse.proof().defects()).isNotEmpty();
    }

    private SchedulerProver prover(Schedulers.Here here) {
        return new SchedulerProver(new Prover(), new Schedulers(nodes, here), new ClusterReader(nodes));
    }

    private static Proposal proposal(Topology topology, CibPart... parts) {
        Map<String, List<CibPart>> byComponent = new LinkedHashMap<>();
        byComponent.put("web", List.of(parts));
        return new Proposal(
                topology, topology.clusters().get(0), byComponent, Map.of("web", BlastBound.NONE), Set.of());
    }

    /** Two clones, one after the other; without interleave an instance of the second needs all of the first. */
    private static CibPart[] web(String interleave) {
        List<CibPart> parts = new ArrayList<>();
        property(parts, "crm_config", "stonith-enabled", "true");
        property(parts, "crm_config", "no-quorum-policy", "stop");
        property(parts, "rsc_defaults", "migration-threshold", "3");
        property(parts, "rsc_defaults", "failure-timeout", "600s");
        property(parts, "rsc_defaults", "resource-stickiness", "100");
        for (String node : List.of("n1", "n2", "n3")) {
            parts.add(new PacemakerResource(
                    Placement.ONCE,
                    "fence-" + node,
                    "stonith:fence_ipmilan",
                    PacemakerResource.Kind.PRIMITIVE,
                    Map.of("pcmk_host_list", node),
                    Map.of(),
                    Map.of(),
                    List.of(
                            new Operation("monitor", "60s", "20s", Map.of()),
                            new Operation("start", "0s", "20s", Map.of()))));
            parts.add(new PacemakerConstraint(
                    Placement.ONCE,
                    new Constraint.Location("fence-" + node, "#uname", node, -Constraint.INFINITY, false)));
        }
        parts.add(resource("store", Map.of("interleave", interleave)));
        parts.add(resource("front", Map.of("interleave", interleave)));
        parts.add(new PacemakerConstraint(
                Placement.ONCE,
                new Constraint.Order("store", Action.START, "front", Action.START, Constraint.Kind.MANDATORY)));
        return parts.toArray(CibPart[]::new);
    }

    private static CibPart resource(String id, Map<String, String> clone) {
        return new PacemakerResource(
                Placement.ONCE,
                id,
                "systemd:" + id,
                PacemakerResource.Kind.CLONE,
                Map.of(),
                Map.of(),
                clone,
                List.of(
                        new Operation("monitor", "10s", "20s", Map.of()),
                        new Operation("start", "0s", "60s", Map.of()),
                        new Operation("stop", "0s", "60s", Map.of("on-fail", "fence"))));
    }

    private static void property(List<CibPart> parts, String section, String name, String value) {
        parts.add(new ClusterProperty(Placement.ONCE, section, name, value));
    }
}
