package io.hastack.prover.gate;

import io.hastack.prover.Proof;
import io.hastack.prover.Violation;
import io.hastack.prover.place.ClusterProver;
import io.hastack.prover.place.LocatedProof;
import io.hastack.spi.gate.Equipment;
import io.hastack.spi.gate.Gate;
import io.hastack.spi.gate.Proposal;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets a change pass that adds no violation to what the cluster's CIB has already. */
@Component(service = Gate.class)
public final class ProofGate implements Gate {
    private static final int NAMED = 10;

    private final ClusterProver prover;

    @Activate
    public ProofGate(@Reference ClusterProver prover) {
        this.prover = prover;
    }

    @Override
    public String name() {
        return "Proven";
    }

    @Override
    public void pass(Proposal proposal, Equipment equipment) throws InterruptedException {
        String cluster = proposal.cluster().name();
        Proof proof;
        try {
            LocatedProof change = prover.change(proposal, equipment);
            proof = change.proof();
        } catch (HaException e) {
            throw refusal(cluster, "cannot be proven", List.of(problem(e.getMessage())), e);
        }
        if (!proof.proven()) {
            throw refusal(cluster, what(proof), details(proof), null);
        }
    }

    private static HaException refusal(String cluster, String what, List<Problem> details, HaException cause) {
        List<Problem> problems = new ArrayList<>();
        problems.add(problem("the change to the CIB of cluster '" + cluster + "' " + what
                + "; the CIB is untouched. Mend what is named below and deploy again, or insist with --unproven"));
        problems.addAll(details);
        HaException refusal = new HaException(problems);
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }

    private static String what(Proof proof) {
        int defects = proof.defects().size();
        if (defects == 0) {
            return "is not proven: Pacemaker " + proof.scheduler() + " gives no answer to "
                    + count(proof.errors().size(), "failure");
        }
        return "adds " + count(defects, "violation") + " by the scheduler of Pacemaker " + proof.scheduler();
    }

    private static List<Problem> details(Proof proof) {
        List<Problem> details = new ArrayList<>();
        proof.defects().stream().limit(NAMED).map(ProofGate::text).forEach(t -> details.add(problem(t)));
        if (proof.defects().size() > NAMED) {
            details.add(problem("and " + (proof.defects().size() - NAMED) + " more"));
        }
        proof.errors().stream()
                .limit(NAMED)
                .forEach(e -> details.add(problem(e.scenario() + ": no answer: " + e.message()
                        + e.reproduce().stream().map(r -> "\n    " + r).reduce("", String::concat))));
        return details;
    }

    private static String text(Violation violation) {
        String invariant = violation.invariant().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        StringBuilder text =
                new StringBuilder(violation.scenario() + ": not " + invariant + ": " + violation.message());
        if (!violation.resources().isEmpty()) {
            text.append(" (").append(String.join(", ", violation.resources())).append(')');
        }
        violation.cause().ifPresent(cause -> text.append("; cause: ").append(cause));
        violation.reproduce().forEach(call -> text.append("\n    ").append(call));
        return text.toString();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static Problem problem(String message) {
        return new Problem(ErrorCode.REFUSED_UNPROVEN, message);
    }
}
