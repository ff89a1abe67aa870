package io.hastack.prover;

import java.util.List;
import java.util.Optional;

/**
 * An invariant that does not hold.
 *
 * @param scenario id of the scenario, or {@code steady} for the state before any fault
 * @param message what was expected and what Pacemaker does instead
 * @param resources ids of the primitives concerned, sorted
 * @param cause id in the CIB of what causes it, such as a constraint, {@code <clone> interleave} or a property; empty if
 *     no single one does
 * @param expected why nothing else could be expected, decided by rule; empty for a defect
 * @param alike in how many further pairs of faults it is the same but for names
 * @param reproduce calls of {@code crm_simulate} that show it, in their order, on files of the cache
 */
public record Violation(
        String scenario,
        Invariant invariant,
        String message,
        List<String> resources,
        Optional<String> cause,
        Optional<String> expected,
        int alike,
        List<String> reproduce) {
    public Violation {
        resources = List.copyOf(resources);
        reproduce = List.copyOf(reproduce);
    }

    /** Returns whether it is a defect: nothing explains it. */
    public boolean defect() {
        return expected.isEmpty();
    }

    /** Returns what makes it the same violation in another proof. */
    public String key() {
        return scenario + " " + invariant + " " + String.join(",", resources);
    }
}
