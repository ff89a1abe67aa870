package io.hastack.prover;

import java.time.Duration;
import java.util.List;

/**
 * What came out.
 *
 * @param scheduler version of the scheduler that was asked
 * @param steady the CIB in the state that every fault was injected into
 * @param before what runs in it
 * @param decided how many scenarios were decided
 * @param asked how many of them the scheduler was asked about; the others follow from those: they are the same but for names,
 *     or two faults that do not meet
 * @param scenarios results, in a stable order: of every single fault, and of the pairs that were asked for
 * @param violations defects first
 * @param errors scenarios without an answer
 * @param calls how many times the scheduler ran; less than needed if the cache held the rest
 * @param took wall time
 */
public record Proof(
        String cluster,
        String scheduler,
        String steady,
        List<Instance> before,
        int decided,
        int asked,
        List<ScenarioResult> scenarios,
        List<Violation> violations,
        BlastRadius blastRadius,
        List<ScenarioError> errors,
        int calls,
        Duration took) {
    public Proof {
        before = List.copyOf(before);
        scenarios = List.copyOf(scenarios);
        violations = List.copyOf(violations);
        errors = List.copyOf(errors);
    }

    /** Returns the violations that nothing explains. */
    public List<Violation> defects() {
        return violations.stream().filter(Violation::defect).toList();
    }

    /** Returns whether every scenario was answered and none shows a defect. */
    public boolean proven() {
        return errors.isEmpty() && defects().isEmpty();
    }
}
