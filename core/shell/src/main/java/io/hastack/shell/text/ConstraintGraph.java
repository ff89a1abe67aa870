package io.hastack.shell.text;

import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedConstraint.End;
import io.hastack.engine.PlacedConstraint.Place;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.constraint.Constraint.Location;
import io.hastack.spi.constraint.Constraint.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Constraints as a graph for Graphviz: a box a cluster, an arrow a constraint. What is an edge of the plan is blue, what nobody
 * keeps is grey.
 */
public final class ConstraintGraph {
    private ConstraintGraph() {}

    /** Returns the lines of a {@code dot} file. */
    public static List<String> dot(List<PlacedConstraint> constraints) {
        List<String> lines = new ArrayList<>(List.of(
                "digraph constraints {",
                "  rankdir=LR;",
                "  node [shape=box, fontname=\"sans-serif\"];",
                "  edge [fontname=\"sans-serif\", fontsize=10];"));
        resources(constraints).forEach((cluster, ids) -> {
            lines.add("  subgraph " + quoted("cluster_" + cluster) + " {");
            lines.add("    label=" + quoted("cluster " + cluster) + ";");
            ids.forEach(id -> lines.add("    " + quoted(id) + ";"));
            lines.add("  }");
        });
        constraints.forEach(p -> lines.add("  " + edge(p)));
        lines.add("}");
        return lines;
    }

    private static Map<String, Set<String>> resources(List<PlacedConstraint> constraints) {
        Map<String, Set<String>> resources = new TreeMap<>();
        for (PlacedConstraint placed : constraints) {
            for (End end : placed.ends()) {
                end.cluster().ifPresent(c -> resources
                        .computeIfAbsent(c, k -> new TreeSet<>())
                        .add(end.resource()));
            }
        }
        return resources;
    }

    private static String edge(PlacedConstraint placed) {
        Constraint constraint = placed.constraint();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("label", label(placed));
        attributes.put("tooltip", placed.component() + ": " + placed.reason());
        style(constraint).ifPresent(style -> attributes.put("style", style));
        if (placed.place() != Place.CIB) {
            String colour = placed.place() == Place.PLAN ? "blue" : "grey";
            attributes.put("color", colour);
            attributes.put("fontcolor", colour);
        }
        List<String> pairs = new ArrayList<>();
        attributes.forEach((name, value) -> pairs.add(name + "=" + quoted(value)));
        return quoted(from(placed)) + " -> " + quoted(to(placed)) + " [" + String.join(", ", pairs) + "];";
    }

    private static String label(PlacedConstraint placed) {
        String score = ConstraintText.score(placed.constraint());
        return placed.place() == Place.CIB ? score : score + ", " + ConstraintText.where(placed);
    }

    private static Optional<String> style(Constraint constraint) {
        if (constraint instanceof Order order) {
            return order.kind() == Constraint.Kind.MANDATORY ? Optional.of("bold") : Optional.empty();
        }
        return Optional.of(constraint instanceof Location ? "dotted" : "dashed");
    }

    /** An order points to what comes later, a colocation to what is followed, a location to what is asked of the node. */
    private static String from(PlacedConstraint placed) {
        boolean order = placed.constraint() instanceof Order;
        return placed.ends().get(order ? 0 : placed.ends().size() - 1).resource();
    }

    private static String to(PlacedConstraint placed) {
        if (placed.constraint() instanceof Location location) {
            return location.attribute() + "=" + location.value();
        }
        boolean order = placed.constraint() instanceof Order;
        return placed.ends().get(order ? placed.ends().size() - 1 : 0).resource();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
