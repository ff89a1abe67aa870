package io.hastack.shell.report;

import io.hastack.shell.report.OrderGraph.Layers;
import io.hastack.spi.constraint.Constraint.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts each resource one column behind the last it follows, and near what it follows. */
final class Layering {
    private static final int SWEEPS = 4;

    private Layering() {}

    static Layers of(List<Order> orders) {
        Map<String, Set<String>> before = new TreeMap<>();
        orders.forEach(o -> {
            before.computeIfAbsent(o.first(), n -> new TreeSet<>());
            before.computeIfAbsent(o.then(), n -> new TreeSet<>()).add(o.first());
        });
        Map<String, Integer> columnOf = new LinkedHashMap<>();
        before.keySet().forEach(name -> column(name, before, columnOf, new HashSet<>()));
        int last = columnOf.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            int column = i;
            columns.add(new ArrayList<>(before.keySet().stream()
                    .filter(n -> columnOf.get(n) == column)
                    .toList()));
        }
        for (int i = 0; i < SWEEPS; i++) {
            columns.forEach(c -> c.sort(Comparator.comparingDouble(n -> near(n, orders, columns, columnOf))));
        }
        return new Layers(columns, columnOf);
    }

    private static int column(
            String name, Map<String, Set<String>> before, Map<String, Integer> columnOf, Set<String> path) {
        Integer known = columnOf.get(name);
        if (known != null || !path.add(name)) {
            return known == null ? -1 : known;
        }
        int column = 0;
        for (String first : before.get(name)) {
            column = Math.max(column, 1 + column(first, before, columnOf, path));
        }
        path.remove(name);
        columnOf.put(name, column);
        return column;
    }

    /** The mean row of its neighbours, relative to how tall their columns are. */
    private static double near(
            String name, List<Order> orders, List<List<String>> columns, Map<String, Integer> columnOf) {
        return orders.stream()
                .filter(o -> o.first().equals(name) || o.then().equals(name))
                .map(o -> o.first().equals(name) ? o.then() : o.first())
                .mapToDouble(other -> {
                    List<String> column = columns.get(columnOf.get(other));
                    return (column.indexOf(other) + 0.5) / column.size();
                })
                .average()
                .orElse(0);
    }
}
