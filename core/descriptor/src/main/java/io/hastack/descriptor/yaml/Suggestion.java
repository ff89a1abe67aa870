package io.hastack.descriptor.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The name somebody probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** Returns the known name nearest to a misspelt one, if one is near. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        int limit = Math.max(1, written.length() / 3);
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(limit);
        return known.stream()
                .filter(k -> distance.apply(written, k) >= 0)
                .min(Comparator.<String>comparingInt(k -> distance.apply(written, k))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns {@code ; did you mean 'x'?}, or nothing if no name is near. */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known).map(k -> "; did you mean '" + k + "'?").orElse("");
    }

    /** Returns {@link #hint}, or, if no name is near, all of them. */
    public static String hintOrAll(String written, Collection<String> known) {
        return nearest(written, known)
                .map(k -> "; did you mean '" + k + "'?")
                .orElse("; known are " + String.join(", ", known));
    }
}
