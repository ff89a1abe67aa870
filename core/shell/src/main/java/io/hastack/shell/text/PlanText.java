package io.hastack.shell.text;

import io.hastack.spi.plan.Plan;
import io.hastack.spi.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A plan as people read it: stages, in them components, in them what changes and where. */
public final class PlanText {
    /** What an action says when there is nothing to do. */
    private static final String ALREADY = "already so";

    private record Row(String part, String action) {}

    private PlanText() {}

    /** Returns whether a step changes something. */
    public static boolean changes(Step step) {
        return !step.action().equals(ALREADY);
    }

    /**
     * Returns a plan as lines.
     *
     * @param width columns of the terminal; longer lines are cut, with an ellipsis
     */
    public static List<String> lines(Plan plan, int width) {
        List<String> lines = new ArrayList<>();
        Map<Integer, Map<String, List<Step>>> stages = new TreeMap<>();
        for (Step step : plan.steps()) {
            stages.computeIfAbsent(step.stage(), s -> new LinkedHashMap<>())
                    .computeIfAbsent(step.component(), c -> new ArrayList<>())
                    .add(step);
        }
        stages.forEach((stage, components) -> {
            String reason = plan.stages().getOrDefault(stage, "");
            lines.add("stage " + stage + (reason.isEmpty() ? "" : ": " + reason));
            components.forEach((component, steps) -> {
                lines.add("  " + component);
                lines.addAll(component(steps, width));
            });
        });
        if (!plan.notes().isEmpty()) {
            lines.add("Pacemaker will");
            plan.notes().forEach(n -> lines.add("  " + n));
        }
        lines.add(Words.count(plan.changes(), "change"));
        return lines;
    }

    private static List<String> component(List<Step> steps, int width) {
        Map<Row, Set<String>> nodes = new LinkedHashMap<>();
        steps.stream().filter(PlanText::changes).forEach(s -> nodes.computeIfAbsent(
                        new Row(s.part(), s.action()), r -> new LinkedHashSet<>())
                .add(s.node()));
        List<String> lines = new ArrayList<>();
        nodes.forEach((row, where) -> lines.addAll(row(row, String.join(",", where), width)));
        long already = steps.stream().filter(s -> !changes(s)).count();
        if (already > 0) {
            lines.add("    = " + already + " already so");
        }
        return lines;
    }

    private static List<String> row(Row row, String where, int width) {
        List<String> action =
                row.action().lines().filter(a -> !repeats(a, row.part())).toList();
        String mark = row.action().lines().allMatch(PlanText::adds) ? "+ " : "~ ";
        int room = Math.max(24, Math.min(width, 120) - where.length() - 9);
        String line = "    " + mark + Words.cut(row.part(), room) + "  " + where;
        if (action.size() == 1 && line.length() + 2 + action.get(0).length() <= width) {
            return List.of(line + "  " + action.get(0));
        }
        List<String> lines = new ArrayList<>(List.of(line));
        action.forEach(a -> lines.add("        " + Words.cut(a, width - 8)));
        return lines;
    }

    /** Whether an action such as {@code install a b} says no more than its part, {@code packages a b}. */
    private static boolean repeats(String action, String part) {
        String key = part.substring(part.indexOf(' ') + 1);
        return action.equals(key)
                || adds(action) && action.substring(action.indexOf(' ') + 1).equals(key);
    }

    private static boolean adds(String action) {
        return action.matches("(?i)(add|create|install|make|new|start|enable)\\b.*");
    }
}
