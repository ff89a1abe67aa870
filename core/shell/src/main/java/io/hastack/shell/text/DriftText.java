package io.hastack.shell.text;

import io.hastack.engine.Deviation;
import io.hastack.engine.LineDrift;
import java.util.List;

/** Drift as people read it: what a deploy would do, then the lines it is about. */
public final class DriftText {
    private DriftText() {}

    /** Returns the parts that differ, one a row. */
    public static Table parts(List<Deviation> drift) {
        Table table = Table.of("no drift", "Component", "Node", "Part", "Action");
        drift.forEach(d -> table.row(d.component(), d.node(), d.part(), d.action()));
        return table;
    }

    /** Returns one line for each line of a file that differs. */
    public static List<String> lines(List<Deviation> drift) {
        return drift.stream()
                .flatMap(d -> d.lines().stream().map(l -> line(d, l)))
                .toList();
    }

    private static String line(Deviation deviation, LineDrift line) {
        String option = line.option().isEmpty() ? "" : " " + line.option();
        return deviation.node() + " " + line.file() + ":" + line.line() + " (" + deviation.component() + option
                + "): expected " + told(line.expected(), "no line") + ", found " + told(line.found(), "no such line");
    }

    private static String told(String text, String none) {
        return text.isEmpty() ? none : "'" + text.strip() + "'";
    }
}
