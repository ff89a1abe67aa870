package io.hastack.prover;

import java.util.List;
import java.util.stream.Collectors;

/** Faults that happen at once in the steady state, and then their repair. */
public record Scenario(List<Fault> faults) {
    public Scenario {
        faults = List.copyOf(faults);
    }

    /** Returns the ids of its faults, joined by {@code +}. */
    public String id() {
        return faults.stream().map(Fault::id).collect(Collectors.joining("+"));
    }
}
