package io.hastack.shell.document;

import io.hastack.spi.plan.Step;
import java.util.List;

/** What {@code ha:drift --json} prints. */
public record DriftDocument(boolean drifted, List<Deviation> drift) {
    /** A part that is not as the topology says. */
    public record Deviation(String component, String node, String part, String action) {}

    /** Returns the document of steps that would change something. */
    public static DriftDocument of(List<Step> steps) {
        List<Deviation> drift = steps.stream()
                .map(s -> new Deviation(s.component(), s.node(), s.part(), s.action()))
                .toList();
        return new DriftDocument(!drift.isEmpty(), drift);
    }
}
