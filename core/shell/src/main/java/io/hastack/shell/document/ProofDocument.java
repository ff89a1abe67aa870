package io.hastack.shell.document;

import io.hastack.prover.BlastRadius;
import io.hastack.prover.Proof;
import io.hastack.prover.ScenarioError;
import io.hastack.prover.ScenarioResult;
import io.hastack.prover.Violation;
import io.hastack.prover.place.LocatedProof;
import io.hastack.shell.text.FaultText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What {@code ha:prove --json} prints; {@code expected} violations do not count against the proof. */
public record ProofDocument(
        boolean proven,
        int scenarios,
        double seconds,
        List<ViolationDocument> violations,
        List<ViolationDocument> expected,
        List<ErrorDocument> errors,
        RadiusDocument blastRadius,
        List<ClusterDocument> clusters,
        List<ResultDocument> results) {
    /** An invariant that does not hold; {@code expected} is null for one that nothing explains. */
    public record ViolationDocument(
            String cluster,
            String scenario,
            String invariant,
            String message,
            List<String> resources,
            String cause,
            String expected,
            int alike,
            List<String> reproduce) {
        static ViolationDocument of(String cluster, Violation v) {
            return new ViolationDocument(
                    cluster,
                    v.scenario(),
                    FaultText.invariant(v.invariant()),
                    v.message(),
                    v.resources(),
                    v.cause().orElse(null),
                    v.expected().orElse(null),
                    v.alike(),
                    v.reproduce());
        }
    }

    /** A scenario without an answer. */
    public record ErrorDocument(String cluster, String scenario, String message, List<String> reproduce) {
        static ErrorDocument of(String cluster, ScenarioError e) {
            return new ErrorDocument(cluster, e.scenario(), e.message(), e.reproduce());
        }
    }

    /** What follows from a scenario before its repair: what Pacemaker does, and what that means for each component. */
    public record ResultDocument(
            String cluster,
            String scenario,
            List<ActionDocument> actions,
            Map<String, String> effects,
            int disturbed,
            int elsewhere) {
        static ResultDocument of(String cluster, ScenarioResult r) {
            Map<String, String> effects = new TreeMap<>();
            r.effects()
                    .forEach((component, e) -> effects.put(component, e.name().toLowerCase(Locale.ROOT)));
            return new ResultDocument(
                    cluster,
                    r.scenario().id(),
                    r.actions().stream()
                            .map(a -> new ActionDocument(a.round(), a.task(), a.resource(), a.node()))
                            .toList(),
                    effects,
                    r.disturbed().size(),
                    r.elsewhere().size());
        }
    }

    /** Something Pacemaker does; {@code round} counts its transitions from 1, {@code resource} is empty for fencing. */
    public record ActionDocument(int round, String task, String resource, String node) {}

    /** How far the failure of one instance spreads, over all clusters. */
    public record RadiusDocument(int max, int maxElsewhere, double mean, List<BlastDocument> worst) {}

    /** One failure. */
    public record BlastDocument(String cluster, String fault, int disturbed, int elsewhere) {}

    /** How a cluster's proof was made; {@code cib} is the SHA-256 of what was proven. */
    public record ClusterDocument(
            String name,
            boolean proven,
            String scheduler,
            String place,
            String cib,
            String note,
            int scenarios,
            int asked,
            int calls,
            double seconds) {
        static ClusterDocument of(LocatedProof located) {
            Proof p = located.proof();
            return new ClusterDocument(
                    p.cluster(),
                    p.proven(),
                    p.scheduler(),
                    located.place(),
                    located.hash(),
                    located.note(),
                    p.decided(),
                    p.asked(),
                    p.calls(),
                    inSeconds(p.took()));
        }
    }

    /** Returns the document of proofs, one a cluster. */
    public static ProofDocument of(List<LocatedProof> located) {
        List<Proof> proofs = located.stream().map(LocatedProof::proof).toList();
        return new ProofDocument(
                proofs.stream().allMatch(Proof::proven),
                proofs.stream().mapToInt(Proof::decided).sum(),
                inSeconds(proofs.stream().map(Proof::took).reduce(Duration.ZERO, Duration::plus)),
                violations(proofs, Proof::defects),
                violations(
                        proofs,
                        p -> p.violations().stream().filter(v -> !v.defect()).toList()),
                proofs.stream()
                        .flatMap(p -> p.errors().stream().map(e -> ErrorDocument.of(p.cluster(), e)))
                        .toList(),
                radius(proofs),
                located.stream().map(ClusterDocument::of).toList(),
                proofs.stream()
                        .flatMap(p -> p.scenarios().stream().map(r -> ResultDocument.of(p.cluster(), r)))
                        .toList());
    }

    private static List<ViolationDocument> violations(List<Proof> proofs, Function<Proof, List<Violation>> which) {
        return proofs.stream()
                .flatMap(p -> which.apply(p).stream().map(v -> ViolationDocument.of(p.cluster(), v)))
                .toList();
    }

    private static RadiusDocument radius(List<Proof> proofs) {
        List<BlastRadius> radii = proofs.stream().map(Proof::blastRadius).toList();
        Stream<BlastDocument> worst = proofs.stream().flatMap(p -> p.blastRadius().worst().stream()
                .map(b -> new BlastDocument(p.cluster(), b.fault(), b.disturbed(), b.elsewhere())));
        return new RadiusDocument(
                radii.stream().mapToInt(BlastRadius::max).max().orElse(0),
                radii.stream().mapToInt(BlastRadius::maxElsewhere).max().orElse(0),
                mean(proofs),
                worst.sorted(Comparator.comparingInt(BlastDocument::disturbed).reversed())
                        .toList());
    }

    /** Of all failures, whichever cluster they are in. */
    private static double mean(List<Proof> proofs) {
        double mean = proofs.stream()
                .filter(p -> !p.scenarios().isEmpty())
                .mapToDouble(p -> p.blastRadius().mean() * p.before().size())
                .sum();
        int instances = proofs.stream().mapToInt(p -> p.before().size()).sum();
        return instances == 0 ? 0 : Math.round(mean / instances * 100) / 100.0;
    }

    private static double inSeconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
