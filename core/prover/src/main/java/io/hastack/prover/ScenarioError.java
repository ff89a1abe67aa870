package io.hastack.prover;

import java.util.List;

/**
 * A scenario the scheduler gave no answer to.
 *
 * @param scenario its id
 * @param message how the scheduler ended, and what it said
 * @param reproduce the calls that lead there
 */
public record ScenarioError(String scenario, String message, List<String> reproduce) {
    public ScenarioError {
        reproduce = List.copyOf(reproduce);
    }
}
