package io.hastack.galera;

import io.hastack.descriptor.command.Page;
import io.hastack.galera.recovery.Decision;
import io.hastack.spi.problem.HaException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the commands of Galera print beside tables; the fields of JSON are in {@code docs/json.md}. */
final class Printed {
    private Printed() {}

    /** Returns the problems of an error: a line each, or a document. */
    static String problems(HaException e, boolean json) {
        if (!json) {
            return e.problems().stream().map(p -> "error: " + p.message()).collect(Collectors.joining("\n"));
        }
        Page page = Page.of("problems", "code", "kind", "message");
        e.problems()
                .forEach(p -> page.row(p.code().name(), p.code().kind().name().toLowerCase(Locale.ROOT), p.message()));
        return page.json();
    }

    /** Returns a decision in lines. */
    static String text(Decision decision) {
        StringBuilder text = new StringBuilder("decision: ")
                .append(decision.kind().text())
                .append(decision.node().map(n -> " " + n).orElse(""))
                .append("\nreason:   ")
                .append(decision.reason());
        decision.mayBeLost().forEach(lost -> text.append("\nmay be lost: ").append(lost));
        return text.toString();
    }

    /**
     * Returns a decision as a document.
     *
     * @param run id of the run that carried it out; empty if none did
     * @param synced members that are Synced since
     */
    static String json(Decision decision, String run, List<String> synced) {
        return "{\"decision\":" + Page.quote(decision.kind().text())
                + ",\"node\":" + decision.node().map(Page::quote).orElse("null")
                + ",\"reason\":" + Page.quote(decision.reason())
                + ",\"forced\":" + decision.forced()
                + ",\"mayBeLost\":" + list(decision.mayBeLost())
                + ",\"run\":" + (run.isEmpty() ? "null" : Page.quote(run))
                + ",\"synced\":" + list(synced) + "}";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(Page::quote).collect(Collectors.joining(",", "[", "]"));
    }
}
