package io.hastack.shell.text;

import io.hastack.prover.BlastRadius;
import io.hastack.prover.Proof;
import io.hastack.prover.Violation;
import io.hastack.prover.place.LocatedProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A proof in words and tables. */
public final class ProofText {
    private static final int WORST = 10;

    private ProofText() {}

    /** Returns the violations that nothing explains. */
    public static Table violations(Proof proof) {
        Table table = Table.of("no violations", "Scenario", "Invariant", "Resources", "Cause", "Message");
        proof.defects()
                .forEach(v -> table.row(
                        v.scenario(),
                        FaultText.invariant(v.invariant()),
                        String.join(" ", v.resources()),
                        v.cause().orElse(""),
                        v.message()));
        return table;
    }

    /** Returns the failures that disturb most. */
    public static Table worst(BlastRadius radius) {
        Table table =
                Table.of("no failure of an instance disturbs another one", "Fault", "Disturbed", "On other nodes");
        radius.worst().stream().limit(WORST).forEach(b -> table.row(b.fault(), b.disturbed(), b.elsewhere()));
        return table;
    }

    /** Returns what it came to: how to see each violation, what is explained, what has no answer, and the verdict. */
    public static List<String> summary(LocatedProof located) {
        Proof proof = located.proof();
        List<String> lines = new ArrayList<>();
        for (Violation violation : proof.defects()) {
            lines.add(violation.scenario() + ": not " + FaultText.invariant(violation.invariant()) + ": "
                    + violation.message()
                    + (violation.alike() == 0 ? "" : "; the same but for names in " + violation.alike() + " more"));
            violation.reproduce().forEach(call -> lines.add("    " + call));
        }
        expected(proof).forEach((why, count) -> lines.add("expected, " + count + " times: " + why));
        proof.errors().forEach(e -> {
            lines.add("no answer: " + e.scenario() + ": " + e.message());
            e.reproduce().forEach(call -> lines.add("    " + call));
        });
        if (!located.note().isEmpty()) {
            lines.add("note: " + located.note());
        }
        lines.add(verdict(located));
        return lines;
    }

    /** Returns one line: whether it is proven, of how many scenarios, and by whom. */
    public static String verdict(LocatedProof located) {
        Proof proof = located.proof();
        String result = proof.proven() ? "proven" : "NOT proven";
        String silent = proof.errors().isEmpty()
                ? ""
                : ", " + Words.count(proof.errors().size(), "scenario") + " without an answer";
        return "cluster " + proof.cluster() + " " + result + ": "
                + Words.count(proof.defects().size(), "violation") + silent + " in "
                + Words.count(proof.decided(), "scenario") + inferred(proof) + ", " + Words.seconds(proof.took())
                + "; Pacemaker " + proof.scheduler() + " on " + located.place() + " ran "
                + Words.count(proof.calls(), "time") + "; " + radius(proof.blastRadius());
    }

    private static String inferred(Proof proof) {
        return proof.asked() == proof.decided() ? "" : " (" + proof.asked() + " asked, the others follow)";
    }

    private static String radius(BlastRadius radius) {
        return String.format(
                Locale.ROOT,
                "a failed instance disturbs %d others at most (%d on other nodes), %.1f on average",
                radius.max(),
                radius.maxElsewhere(),
                radius.mean());
    }

    /** Returns how often each explanation was given. */
    public static Map<String, Long> expected(Proof proof) {
        return proof.violations().stream()
                .filter(v -> v.expected().isPresent())
                .collect(Collectors.groupingBy(
                        v -> v.expected().get(), TreeMap::new, Collectors.summingLong(v -> 1L + v.alike())));
    }
}
