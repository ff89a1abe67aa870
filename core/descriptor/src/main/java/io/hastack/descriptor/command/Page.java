package io.hastack.descriptor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rows under a header, as aligned lines or as JSON; what a component's own command prints.
 *
 * @param name field of the JSON document that holds the rows
 * @param header field names of a row in JSON, headings of columns in text
 * @param rows a cell for each word of the header
 */
public record Page(String name, List<String> header, List<List<String>> rows) {
    /** Returns a page without rows. */
    public static Page of(String name, String... header) {
        return new Page(name, List.of(header), new ArrayList<>());
    }

    /** Adds a row. */
    public void row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(header.size() + " cells expected, got " + cells.length);
        }
        rows.add(List.of(cells));
    }

    /** Returns aligned lines, the header in capitals; an empty cell is {@code -}. */
    public String text() {
        List<List<String>> all = new ArrayList<>();
        all.add(header.stream().map(h -> h.toUpperCase(Locale.ROOT)).toList());
        all.addAll(rows);
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width =
                        all.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                String cell = row.get(i).isEmpty() ? "-" : row.get(i);
                line.append(cell).append(" ".repeat(Math.max(0, width - cell.length()) + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    /** Returns one JSON document, every value a string. */
    public String json() {
        String items = rows.stream()
                .map(row -> {
                    List<String> fields = new ArrayList<>();
                    for (int i = 0; i < row.size(); i++) {
                        fields.add(quote(header.get(i)) + ":" + quote(row.get(i)));
                    }
                    return "{" + String.join(",", fields) + "}";
                })
                .collect(Collectors.joining(","));
        return "{" + quote(name) + ":[" + items + "]}";
    }

    /** Returns a text as a string of JSON, with its quotes. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
