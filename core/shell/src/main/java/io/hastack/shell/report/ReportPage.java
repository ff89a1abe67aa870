package io.hastack.shell.report;

import io.hastack.engine.PlacedConstraint;
import io.hastack.prover.Proof;
import io.hastack.prover.place.LocatedProof;
import io.hastack.shell.text.ProofText;
import io.hastack.shell.text.Words;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** A proof as one page that needs nothing else: no script, no font, no address. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * Returns the page.
     *
     * @param constraints of the topology; the start orders among them are drawn
     * @param made when, for the head of the page
     */
    public static String of(
            Topology topology, List<LocatedProof> proofs, List<PlacedConstraint> constraints, Instant made) {
        Html page = new Html();
        page.add("<!DOCTYPE html>").add("<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.add("<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.add("<title>Proof of %s</title>", topology.name());
        page.add("<style>").add(resource("report.css")).add("</style></head><body>");
        page.add("<h1>Proof of %s</h1>", topology.name());
        page.add(
                "<p class=\"made\">%s · %s · %s</p>",
                topology.shape().name().toLowerCase(Locale.ROOT),
                topology.platform(),
                made.truncatedTo(ChronoUnit.SECONDS));
        for (LocatedProof located : proofs) {
            cluster(page, located, constraints);
        }
        return page.add("</body></html>").toString();
    }

    private static void cluster(Html page, LocatedProof located, List<PlacedConstraint> constraints) {
        Proof proof = located.proof();
        boolean proven = proof.proven();
        page.add("<section><h2>Cluster %s</h2>", proof.cluster());
        page.add("<p class=\"verdict " + (proven ? "good" : "bad") + "\">%s</p>", ProofText.verdict(located));
        if (!located.note().isEmpty()) {
            page.add("<p class=\"note\">%s</p>", located.note());
        }
        page.add("<dl>");
        fact(page, "Scheduler", "Pacemaker " + proof.scheduler() + " on " + located.place());
        fact(page, "CIB (SHA-256)", located.hash());
        fact(
                page,
                "Scenarios",
                proof.decided() + ", of which " + proof.asked() + " were asked for, the others follow from those; "
                        + Words.count(proof.calls(), "call") + " of crm_simulate in " + Words.seconds(proof.took()));
        page.add("</dl>");
        page.add(ViolationList.of(proof));
        page.add("<h3>Failure atlas</h3>").add(Atlas.of(proof));
        page.add("<h3>Blast radius</h3>").add(BlastChart.of(proof));
        page.add("<h3>Start order</h3>").add(OrderGraph.of(proof.cluster(), constraints));
        page.add("<h3>Beside the reference</h3>").add(Comparison.of(proof)).add("</section>");
    }

    private static void fact(Html page, String name, String value) {
        page.add("<dt>%s</dt><dd>%s</dd>", name, value);
    }

    /** Returns the text of a file of this bundle. */
    static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in this bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from this bundle", e);
        }
    }
}
