package io.hastack.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.shell.ProofSamples;
import io.hastack.shell.Samples;
import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint.Kind;
import io.hastack.spi.constraint.Constraint.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final String PAGE =
            ReportPage.of(Samples.TOPOLOGY, List.of(ProofSamples.BAD), Samples.CONSTRAINTS, Samples.T0);

    @Test
    void thePageNeedsNothingElse() {
        assertThat(PAGE).doesNotContain("http://", "https://", "<script", "src=", "@import", "url(http");
        assertThat(PAGE).contains("default-src 'none'");
    }

    @Test
    void everythingThatCameFromElsewhereIsEscaped() {
        assertThat(PAGE).contains("vip-keystone on ctl1 &lt;moved&gt;").doesNotContain("<moved>");
    }

    @Test
    void violationsNameScenarioInvariantResourcesCauseAndTheCall() {
        assertThat(PAGE)
                .contains("<h4>monitor-fails:keystone@ctl2: not contained</h4>", "<dd>vip-keystone</dd>")
                .contains("<dd>order-keystone-vip</dd>", "--op-inject=keystone_monitor_10000@ctl2=7")
                .contains("no quorum is left", "crm_simulate ended by signal 11");
    }

    @Test
    void theHeadSaysOfWhatAndByWhom() {
        assertThat(PAGE).contains("Pacemaker 3.0.0 on ctl1, ctl2", ProofSamples.BAD.hash(), "2026-11-22T16:01:00Z");
    }

    @Test
    void theAtlasHasARowForEachFailureAndAWordForEachEffect() {
        String atlas = Atlas.of(ProofSamples.BAD.proof()).toString();
        assertThat(atlas)
                .contains("<th scope=\"row\">keystone on ctl2</th>", "<th scope=\"row\">ctl1 from ctl2 ctl3</th>")
                .contains("<th scope=\"row\">ctl1: node lost, and ctl2: node lost</th>")
                .contains("<th scope=\"row\">the cluster</th>")
                .contains("<td class=\"lost\">lost</td>", "<td class=\"moved\">moved</td>", "<td class=\"reduced\">");
    }

    @Test
    void theChartAndTheReferenceShowTheWorstNode() {
        assertThat(BlastChart.of(ProofSamples.BAD.proof()).toString()).contains(">1, 1 on other nodes</text>");
        assertThat(Comparison.of(ProofSamples.BAD.proof()).toString())
                .containsPattern("keystone</th><td>63</td><td>32</td><td>1</td><td>1</td>")
                .containsPattern("memcached</th><td>94</td><td>63</td><td>not here</td>");
    }

    @Test
    void theGraphPutsEachBehindWhatItFollowsLeavesRowsForLongEdgesAndSurvivesALoop() {
        OrderGraph.Layers layers = Layering.of(List.of(order("a", "b"), order("b", "c"), order("a", "c")));
        assertThat(layers.columns()).containsExactly(List.of("a"), List.of("b", "a > c"), List.of("c"));
        assertThat(Layering.of(List.of(order("a", "b"), order("b", "a"))).columnOf())
                .containsOnlyKeys("a", "b");
    }

    private static Order order(String first, String then) {
        return new Order(first, Action.START, then, Action.START, Kind.OPTIONAL);
    }
}
