package io.hastack.shell.report;

import io.hastack.engine.PlacedConstraint;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.constraint.Constraint.Order;
import java.util.List;
import java.util.Map;

/** What starts before what in a cluster: a column for each step of the longest chain, from left to right. */
final class OrderGraph {
    private static final int HEIGHT = 26;
    private static final int ROW = 38;
    private static final int GAP = 90;
    /** A letter of the page's font at 13 px is narrower. */
    private static final int LETTER = 8;

    private OrderGraph() {}

    static Html of(String cluster, List<PlacedConstraint> constraints) {
        List<Order> orders = constraints.stream()
                .filter(c -> c.cluster().filter(cluster::equals).isPresent())
                .map(PlacedConstraint::constraint)
                .filter(Order.class::isInstance)
                .map(Order.class::cast)
                .toList();
        Html html = new Html();
        if (orders.isEmpty()) {
            return html.add("<p>No order between resources.</p>");
        }
        html.add(
                "<p class=\"legend\">Solid: Mandatory, what follows stops with it. Dashed: Optional, only when both act at once.</p>");
        Layers layers = Layers.of(orders);
        int[] left = new int[layers.columns().size() + 1];
        for (int i = 0; i < layers.columns().size(); i++) {
            left[i + 1] = left[i] + width(layers.columns().get(i)) + GAP;
        }
        int tallest = layers.columns().stream().mapToInt(List::size).max().orElse(1);
        html.add(
                "<div class=\"wide\"><svg role=\"img\" aria-label=\"Start order\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\" class=\"graph\">",
                left[left.length - 1] - GAP + 2, tallest * ROW + 2);
        html.add(
                "<defs><marker id=\"tip-%s\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>",
                cluster);
        orders.forEach(o -> edge(html, cluster, o, layers, left));
        layers.columns().forEach(column -> column.stream()
                .filter(layers.columnOf()::containsKey)
                .forEach(name -> node(html, name, layers, left)));
        return html.add("</svg></div>");
    }

    /** A long edge keeps to the rows that the columns it crosses leave free for it. */
    private static void edge(Html html, String cluster, Order order, Layers layers, int[] left) {
        int from = layers.column(order.first());
        int to = layers.column(order.then());
        int x = left[from] + width(layers.columns().get(from));
        int y = middle(layers, from, order.first());
        StringBuilder path = new StringBuilder("M" + x + " " + y);
        for (int column = from + 1; column < to; column++) {
            int row = middle(layers, column, Layers.bend(order));
            curve(path, x, y, left[column], row);
            x = left[column] + width(layers.columns().get(column));
            y = row;
            path.append(" L").append(x).append(' ').append(y);
        }
        curve(path, x, y, left[to], middle(layers, to, order.then()));
        html.add(
                "<path class=\"%s\" d=\"%s\" marker-end=\"url(#tip-%s)\"><title>%s</title></path>",
                order.kind() == Constraint.Kind.MANDATORY ? "mandatory" : "optional",
                path,
                cluster,
                order.first() + ", then " + order.then());
    }

    private static void curve(StringBuilder path, int x1, int y1, int x2, int y2) {
        int bend = GAP / 2;
        path.append(" C").append(x1 + bend).append(' ').append(y1);
        path.append(' ').append(x2 - bend).append(' ').append(y2);
        path.append(' ').append(x2).append(' ').append(y2);
    }

    private static int middle(Layers layers, int column, String name) {
        return layers.columns().get(column).indexOf(name) * ROW + HEIGHT / 2 + 1;
    }

    private static void node(Html html, String name, Layers layers, int[] left) {
        int column = layers.column(name);
        int width = width(layers.columns().get(column));
        int y = layers.row(name) * ROW + 1;
        html.add(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"/>",
                left[column] + 1, y, width - 1, HEIGHT);
        html.add("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>", left[column] + width / 2, y + 18, name);
    }

    private static int width(List<String> column) {
        return column.stream()
                                .filter(n -> !n.contains(" > "))
                                .mapToInt(String::length)
                                .max()
                                .orElse(1)
                        * LETTER
                + 20;
    }

    /** Where names stand; a name that a loop leads back to stands where it was first reached. */
    record Layers(List<List<String>> columns, Map<String, Integer> columnOf) {
        static Layers of(List<Order> orders) {
            return Layering.of(orders);
        }

        int column(String name) {
            return columnOf.get(name);
        }

        /** Returns the name of the free row in which an edge crosses a column. */
        static String bend(Order order) {
            return order.first() + " > " + order.then();
        }

        int row(String name) {
            return columns.get(column(name)).indexOf(name);
        }
    }
}
