package io.hastack.shell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Rows under a header.
 *
 * @param whenEmpty what is printed in place of no rows
 */
public record Table(List<String> header, List<List<String>> rows, String whenEmpty) {
    /** Returns a table without rows yet. */
    public static Table of(String whenEmpty, String... header) {
        return new Table(List.of(header), new ArrayList<>(), whenEmpty);
    }

    /** Adds a row with a cell for each column of the header. */
    public Table row(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(header.size() + " cells expected, got " + cells.length);
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** Returns lines with aligned columns, the header in capitals; an empty cell is {@code -}. */
    public List<String> plain() {
        if (rows.isEmpty()) {
            return List.of(whenEmpty);
        }
        List<List<String>> all = new ArrayList<>();
        all.add(header.stream().map(h -> h.toUpperCase(Locale.ROOT)).toList());
        rows.forEach(r -> all.add(r.stream().map(c -> c.isBlank() ? "-" : c).toList()));
        int[] widths = new int[header.size()];
        all.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return all.stream().map(row -> aligned(row, widths)).toList();
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i).replaceAll("\\s*\\R\\s*", "; ");
            line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
        }
        return line.toString().stripTrailing();
    }
}
