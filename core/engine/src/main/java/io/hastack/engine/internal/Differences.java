package io.hastack.engine.internal;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.hastack.engine.LineDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines in which a text is not another one. */
final class Differences {
    private static final String HIDDEN = "(not told: it may be a secret)";

    /** What names a secret, or a URL that has one in front of the host. */
    private static final Pattern SECRETIVE =
            Pattern.compile("(?i).*(\\$\\{secret:|passw|secret|token|credential|auth_?key|://[^/\\s]*:[^/\\s]*@).*");

    private final String file;
    private final boolean options;
    private final List<String> expected;
    private final List<String> found;

    /** {@code options}: whether it is a file of sections and options. */
    Differences(String file, boolean options, String expected, String found) {
        this.file = file;
        this.options = options;
        this.expected = expected.lines().toList();
        this.found = found.lines().toList();
    }

    /** Returns what a file that is not there lacks. */
    static LineDrift missing(String file) {
        return new LineDrift(file, 0, "", "a file", "no file");
    }

    List<LineDrift> lines() {
        List<LineDrift> lines = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(found, expected).getDeltas()) {
            int at = delta.getSource().getPosition();
            List<String> there = new ArrayList<>(delta.getSource().getLines());
            int wantedAt = delta.getTarget().getPosition();
            for (String wanted : delta.getTarget().getLines()) {
                int twin = twin(there, wanted);
                String instead = twin < 0 ? "" : there.set(twin, null);
                lines.add(line(at + Math.max(0, twin), wantedAt++, wanted, instead));
            }
            for (int i = 0; i < there.size(); i++) {
                if (there.get(i) != null) {
                    lines.add(line(at + i, -1, "", there.get(i)));
                }
            }
        }
        return lines;
    }

    /** Returns which of the lines stands where another one shall: one of the same option, else the first that is left. */
    private int twin(List<String> there, String wanted) {
        int first = -1;
        for (int i = 0; i < there.size(); i++) {
            if (there.get(i) != null
                    && !name(wanted).isEmpty()
                    && name(there.get(i)).equals(name(wanted))) {
                return i;
            }
            first = first < 0 && there.get(i) != null ? i : first;
        }
        return options ? -1 : first;
    }

    private LineDrift line(int foundAt, int wantedAt, String wanted, String instead) {
        String option = wantedAt < 0 ? option(found, foundAt, instead) : option(expected, wantedAt, wanted);
        boolean secret = SECRETIVE.matcher(wanted).matches()
                || SECRETIVE.matcher(instead).matches();
        // what is in the store stands as its reference on both sides; anything else may be a secret of before
        boolean told = !secret || instead.isEmpty() || name(instead).isEmpty() && instead.contains("${secret:");
        return new LineDrift(file, foundAt + 1, option, wanted, told ? instead : hidden(instead));
    }

    private String hidden(String line) {
        return name(line).isEmpty() ? HIDDEN : name(line) + " = " + HIDDEN;
    }

    private String option(List<String> lines, int at, String line) {
        if (!options || name(line).isEmpty()) {
            return "";
        }
        Optional<String> section = lines.subList(0, at).stream()
                .filter(l -> l.matches("\\[.*]"))
                .reduce((a, b) -> b)
                .map(s -> s.substring(1, s.length() - 1));
        return section.map(s -> s + "." + name(line)).orElse(name(line));
    }

    /** Returns what stands before the first equals sign, if anything does. */
    private static String name(String line) {
        int equals = line.indexOf('=');
        return equals < 0 || line.startsWith("#")
                ? ""
                : line.substring(0, equals).strip();
    }
}
