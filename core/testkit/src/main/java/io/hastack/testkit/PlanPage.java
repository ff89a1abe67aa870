package io.hastack.testkit;

import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as a reviewer reads it: a line a part, the places where it is carried out behind it. */
final class PlanPage {
    private record Line(int stage, String component, String part, String action) {}

    private PlanPage() {}

    static String of(Plan plan) {
        Map<Line, List<String>> lines = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            Line line = new Line(step.stage(), step.component(), step.part(), step.action());
            lines.computeIfAbsent(line, l -> new ArrayList<>()).add(step.node());
        }
        StringBuilder page = new StringBuilder();
        int stage = 0;
        for (Map.Entry<Line, List<String>> entry : lines.entrySet()) {
            Line line = entry.getKey();
            if (line.stage() != stage) {
                stage = line.stage();
                String reason = plan.stages().getOrDefault(stage, "");
                page.append("stage ")
                        .append(stage)
                        .append(reason.isEmpty() ? "" : ", after " + reason)
                        .append('\n');
            }
            page.append("  ").append(line.part()).append('\n');
            page.append("      ").append(line.action()).append('\n');
            page.append("      @ ").append(String.join(",", entry.getValue())).append('\n');
        }
        return page.toString();
    }
}
