package io.hastack.shell.document;

import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import java.util.List;
import java.util.TreeMap;

/** What {@code ha:plan --json} prints. */
public record PlanDocument(
        String id, String workflow, int changes, List<PlannedStep> steps, List<Stage> stages, List<String> notes) {
    /** A step of the plan. */
    public record PlannedStep(
            String id, String component, String node, String part, String action, int stage, List<String> after) {
        static PlannedStep of(Step step) {
            List<String> after = step.after().stream().sorted().toList();
            return new PlannedStep(
                    step.id(), step.component(), step.node(), step.part(), step.action(), step.stage(), after);
        }
    }

    /** Why a stage begins. */
    public record Stage(int stage, String reason) {}

    /** Returns the document of a plan. */
    public static PlanDocument of(Plan plan) {
        List<Stage> stages = new TreeMap<>(plan.stages())
                .entrySet().stream()
                        .map(e -> new Stage(e.getKey(), e.getValue()))
                        .toList();
        List<PlannedStep> steps = plan.steps().stream().map(PlannedStep::of).toList();
        return new PlanDocument(plan.id(), plan.workflow(), plan.changes(), steps, stages, plan.notes());
    }
}
