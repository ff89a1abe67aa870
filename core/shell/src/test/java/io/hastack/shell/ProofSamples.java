package io.hastack.shell;

import io.hastack.prover.Action;
import io.hastack.prover.BlastRadius;
import io.hastack.prover.Effect;
import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import io.hastack.prover.Instance;
import io.hastack.prover.Invariant;
import io.hastack.prover.Proof;
import io.hastack.prover.Scenario;
import io.hastack.prover.ScenarioError;
import io.hastack.prover.ScenarioResult;
import io.hastack.prover.Violation;
import io.hastack.prover.place.LocatedProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proofs as a prover would make them. */
public final class ProofSamples {
    private static final Fault KEYSTONE = new Fault(Kind.MONITOR_FAILS, "keystone", "ctl2");
    private static final Instance OTHER = new Instance("vip-keystone", "ctl1", "Started");

    public static final Violation VIOLATION = new Violation(
            KEYSTONE.id(),
            Invariant.CONTAINED,
            "expected no instance on another node to be disturbed, found 1: vip-keystone on ctl1 <moved>",
            List.of("vip-keystone"),
            Optional.of("order-keystone-vip"),
            Optional.empty(),
            0,
            List.of("crm_simulate --simulate --xml-file steady.xml --op-inject=keystone_monitor_10000@ctl2=7"));

    public static final Violation EXPECTED = new Violation(
            "node-lost:ctl1+node-lost:ctl2",
            Invariant.LIVE,
            "expected keystone to run, found nothing",
            List.of("keystone"),
            Optional.empty(),
            Optional.of("no quorum is left"),
            2,
            List.of());

    public static final LocatedProof GOOD = located(List.of(EXPECTED), List.of());
    public static final LocatedProof BAD = located(
            List.of(VIOLATION, EXPECTED),
            List.of(new ScenarioError("quorum-lost", "crm_simulate ended by signal 11", List.of("crm_simulate …"))));

    private ProofSamples() {}

    private static LocatedProof located(List<Violation> violations, List<ScenarioError> errors) {
        Proof proof = new Proof(
                "control",
                "3.0.0",
                "<cib/>",
                List.of(new Instance("keystone", "ctl2", "Started"), OTHER),
                7,
                6,
                scenarios(),
                violations,
                new BlastRadius(1, 1, 0.5, List.of(new BlastRadius.Blast(KEYSTONE.id(), 1, 1))),
                errors,
                18,
                Duration.ofMillis(2500));
        return new LocatedProof(proof, "<cib/>", "ctl1, ctl2", "");
    }

    private static List<ScenarioResult> scenarios() {
        List<ScenarioResult> results = new ArrayList<>();
        results.add(result(List.of(KEYSTONE), Effect.RESTARTED, List.of(OTHER)));
        for (String node : List.of("ctl1", "ctl2", "ctl3")) {
            results.add(result(List.of(new Fault(Kind.NODE_LOST, "", node)), Effect.REDUCED, List.of()));
        }
        results.add(result(List.of(new Fault(Kind.PARTITION, "", "ctl1|ctl2,ctl3")), Effect.MOVED, List.of()));
        results.add(result(List.of(new Fault(Kind.QUORUM_LOST, "", "")), Effect.LOST, List.of()));
        results.add(result(
                List.of(new Fault(Kind.NODE_LOST, "", "ctl1"), new Fault(Kind.NODE_LOST, "", "ctl2")),
                Effect.LOST,
                List.of()));
        return results;
    }

    private static ScenarioResult result(List<Fault> faults, Effect effect, List<Instance> disturbed) {
        return new ScenarioResult(
                new Scenario(faults),
                List.of(new Action(1, "stop", "keystone", "ctl2")),
                List.of(OTHER),
                Map.of("keystone", effect, "galera", Effect.UNAFFECTED),
                disturbed,
                disturbed);
    }
}
