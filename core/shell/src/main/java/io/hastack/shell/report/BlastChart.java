package io.hastack.shell.report;

import io.hastack.prover.Proof;
import java.util.Map;

/** A bar for each resource: how many instances its failure disturbs on its own node, and on others. */
final class BlastChart {
    private static final int ROW = 22;
    private static final int LABEL = 264;
    private static final int BAR = 420;
    private static final int WIDTH = LABEL + BAR + 200;
    private static final int LONGEST = 30;

    private BlastChart() {}

    static Html of(Proof proof) {
        Map<String, Spread> spreads = Spread.of(proof);
        Html html = new Html();
        html.add(
                "<p>Instances that are stopped, restarted or moved because one instance of a resource fails; at worst.</p>");
        if (spreads.isEmpty()) {
            return html.add("<p>No failed instance was answered.</p>");
        }
        html.add("<p class=\"legend\"><span><b class=\"own\"></b> on the same node</span>");
        html.add("<span><b class=\"other\"></b> on other nodes</span></p>");
        int most = Math.max(
                1, spreads.values().stream().mapToInt(Spread::disturbed).max().orElse(1));
        int height = ROW * spreads.size() + 6;
        html.add(
                "<svg role=\"img\" aria-label=\"Blast radius by resource\" viewBox=\"0 0 %s %s\" class=\"chart\">",
                WIDTH, height);
        int y = 0;
        for (Map.Entry<String, Spread> entry : spreads.entrySet()) {
            row(html, entry.getKey(), entry.getValue(), most, y);
            y += ROW;
        }
        return html.add("</svg>");
    }

    private static void row(Html html, String resource, Spread spread, int most, int y) {
        int own = (spread.disturbed() - spread.elsewhere()) * BAR / most;
        int other = spread.elsewhere() * BAR / most;
        String label = resource.length() > LONGEST ? resource.substring(0, LONGEST - 1) + "…" : resource;
        html.add("<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>", LABEL - 8, y + 16, label);
        html.add("<line class=\"axis\" x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$s\" y2=\"%3$s\"/>", LABEL, y, y + ROW);
        html.add("<rect class=\"own\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"14\"/>", LABEL, y + 4, own);
        html.add("<rect class=\"other\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"14\"/>", LABEL + own, y + 4, other);
        String text =
                spread.disturbed() == 0 ? "0" : spread.disturbed() + ", " + spread.elsewhere() + " on other nodes";
        html.add("<text x=\"%s\" y=\"%s\">%s</text>", LABEL + own + other + 8, y + 16, text);
    }
}
