package io.hastack.shell.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hastack.prover.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The numbers of the reference beside ours, for every resource of the reference that was measured. */
final class Comparison {
    private Comparison() {}

    static Html of(Proof proof) {
        JsonNode reference = read();
        Map<String, Spread> ours = Spread.of(proof);
        Html html = new Html();
        html.add("<p>%s</p>", reference.path("source").asText());
        html.add("<div class=\"wide\"><table class=\"numbers\">");
        html.head(List.of(
                "One instance fails of",
                "reference: disturbed",
                "on other nodes",
                "here: disturbed",
                "on other nodes"));
        html.add("<tbody>");
        for (JsonNode failure : reference.path("failures")) {
            String resource = failure.path("resource").asText();
            Spread spread = ours.get(resource);
            html.add(
                    "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>",
                    resource,
                    failure.path("disturbed").asInt(),
                    failure.path("elsewhere").asInt(),
                    spread == null ? "not here" : spread.disturbed(),
                    spread == null ? "" : spread.elsewhere());
        }
        return html.add("</tbody></table></div>");
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(ReportPage.resource("reference.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("the reference's numbers in this bundle are no JSON", e);
        }
    }
}
