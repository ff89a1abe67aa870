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
        Map<String, Set<String>> beside = new TreeMap<>();
        orders.forEach(o -> chain(o, columns, columnOf, beside));
        Map<String, Double> place = new TreeMap<>();
        for (int i = 0; i < SWEEPS; i++) {
            columns.forEach(c -> {
                c.sort(Comparator.comparingDouble(n -> near(n, beside, place)));
                c.forEach(n -> place.put(n, (c.indexOf(n) + 0.5) / c.size()));
            });
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

    /** An edge takes a row of its own in every column that it crosses. */
    private static void chain(
            Order order, List<List<String>> columns, Map<String, Integer> columnOf, Map<String, Set<String>> beside) {
        String bend = Layers.bend(order);
        List<String> stations = new ArrayList<>(List.of(order.first()));
        for (int column = columnOf.get(order.first()) + 1; column < columnOf.get(order.then()); column++) {
            if (!columns.get(column).contains(bend)) {
                columns.get(column).add(bend);
            }
            stations.add(bend);
        }
        stations.add(order.then());
        for (int i = 1; i < stations.size(); i++) {
            String before = stations.get(i - 1);
            String after = stations.get(i);
            beside.computeIfAbsent(before, n -> new TreeSet<>()).add(after);
            beside.computeIfAbsent(after, n -> new TreeSet<>()).add(before);
        }
    }

    /** The mean place of those neighbours that have one. */
    private static double near(String name, Map<String, Set<String>> beside, Map<String, Double> place) {
        return beside.getOrDefault(name, Set.of()).stream()
                .filter(place::containsKey)
                .mapToDouble(place::get)
                .average()
                .orElse(0.5);
    }
}
