package io.hastack.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of the reference's lists in {@code reference/}.
 *
 * @param component which script it is from
 * @param arguments what the script says, single spaces between words
 */
record ReferenceRow(String component, String arguments) {
    static List<ReferenceRow> resources() {
        return rows("resources.tsv", 2);
    }

    static List<ReferenceRow> constraints() {
        return rows("constraints.tsv", 2);
    }

    static List<ReferenceRow> expandedResources() {
        return rows("expanded-resources.tsv", 2);
    }

    static List<ReferenceRow> expandedConstraints() {
        return rows("expanded-constraints.tsv", 1);
    }

    /** Returns the first word: a resource's id. */
    String id() {
        return words().get(0);
    }

    List<String> words() {
        return List.of(arguments.split(" "));
    }

    private static List<ReferenceRow> rows(String file, int arguments) {
        try (InputStream in = ReferenceRow.class.getResourceAsStream("/reference/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells ->
                            new ReferenceRow(cells[0], cells[arguments].strip().replaceAll("\\s+", " ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
