package io.hastack.shell.report;

import io.hastack.prover.Proof;
import io.hastack.prover.ScenarioError;
import io.hastack.prover.Violation;
import io.hastack.shell.text.FaultText;
import io.hastack.shell.text.ProofText;
import io.hastack.shell.text.Words;
import java.util.List;
import java.util.Map;

/** Violations with the calls that show them, what is explained, and what has no answer. */
final class ViolationList {
    /** Explained ones are alike; so many examples of each are enough. */
    private static final int EXAMPLES = 12;

    private ViolationList() {}

    static Html of(Proof proof) {
        Html html = new Html().add("<h3>Violations</h3>");
        if (proof.defects().isEmpty()) {
            html.add("<p>None.</p>");
        }
        proof.defects().forEach(v -> violation(html, v));
        Map<String, Long> expected = ProofText.expected(proof);
        if (!expected.isEmpty()) {
            html.add("<h3>Expected</h3><p>Nothing else could follow from these failures.</p>");
            expected.forEach((why, count) -> expected(html, proof, why, count));
        }
        if (!proof.errors().isEmpty()) {
            html.add("<h3>Without an answer</h3>");
            proof.errors().forEach(e -> error(html, e));
        }
        return html;
    }

    private static void violation(Html html, Violation v) {
        html.add(
                "<article class=\"bad\"><h4>%s: not %s</h4><p>%s</p>",
                v.scenario(),
                FaultText.invariant(v.invariant()).replace('-', ' '),
                v.message() + (v.alike() == 0 ? "" : "; the same but for names in " + v.alike() + " more pairs"));
        html.add(
                "<dl><dt>Resources</dt><dd>%s</dd>",
                v.resources().isEmpty() ? "none" : String.join(", ", v.resources()));
        html.add("<dt>Cause</dt><dd>%s</dd></dl>", v.cause().orElse("no single element of the CIB"));
        calls(html, v.reproduce());
        html.add("</article>");
    }

    private static void expected(Html html, Proof proof, String why, long count) {
        html.add("<article><h4>%s</h4><p>%s</p><ul>", why, Words.count(count, "time"));
        proof.violations().stream()
                .filter(v -> v.expected().filter(why::equals).isPresent())
                .limit(EXAMPLES)
                .forEach(v -> html.add("<li>%s: %s</li>", v.scenario(), v.message()));
        if (count > EXAMPLES) {
            html.add("<li>and %s more, in <code>ha:prove --json</code></li>", count - EXAMPLES);
        }
        html.add("</ul></article>");
    }

    private static void error(Html html, ScenarioError e) {
        html.add("<article class=\"bad\"><h4>%s</h4><p>%s</p>", e.scenario(), e.message());
        calls(html, e.reproduce());
        html.add("</article>");
    }

    private static void calls(Html html, List<String> calls) {
        if (!calls.isEmpty()) {
            html.add("<pre>%s</pre>", String.join("\n", calls));
        }
    }
}
