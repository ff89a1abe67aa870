package io.hastack.prover.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.prover.Outcome;
import io.hastack.prover.Proof;
import io.hastack.prover.Simulation;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    private static final Pattern CALL = Pattern.compile(" call-id=\"(\\d+)\"");

    @Test
    void whatIsLeftOutMakesNoDifferenceToTheScheduler() throws InterruptedException {
        Proof proof = Proofs.single(Proofs.cib("collapsed.xml"), "none");
        String cib = CALL.matcher(proof.steady())
                .replaceAll(c -> " call-id=\"" + (Integer.parseInt(c.group(1)) * 7 + 3) + "\"")
                .replaceAll("( transition-key=\"| transition-magic=\"0:\\d+;)1:", "$141:")
                .replaceAll(" num_updates=\"\\d+\"", " num_updates=\"4711\"");
        assertThat(cib).isNotEqualTo(proof.steady());
        Clock clock = Clock.of(cib);

        assertThat(clock.question(cib, List.of()).cib()).isEqualTo(proof.steady());
        for (String fault : List.of("--node-fail=ctl1", "--op-inject=keystone_monitor_10000@ctl2=7")) {
            List<Outcome> outcomes = Proofs.scheduler()
                    .run(List.of(new Simulation(cib, clock.at(List.of(fault))), clock.question(cib, List.of(fault))));
            assertThat(timeless(outcomes.get(0).graph()))
                    .isEqualTo(timeless(outcomes.get(1).graph()));
            assertThat(outcomes.get(0).report()).isEqualTo(outcomes.get(1).report());
            assertThat(clock.question(outcomes.get(0).cib(), List.of()))
                    .isEqualTo(clock.question(outcomes.get(1).cib(), List.of()));
        }
    }

    /** crm_simulate gives an injected failure the time of this machine, and a second may pass between two calls. */
    private static String timeless(String graph) {
        return graph.replaceAll(" recheck-by=\"\\d+\"", "")
                .replaceAll("( name=\"last-failure-[^\"]*\" value=)\"\\d+\"", "$1");
    }

    @Test
    void callsAreCountedInTheirOrderAndTimesDoNotPassTheLatest() {
        String cib = "<cib num_updates=\"12\"><lrm_resource id=\"a\">"
                + "<lrm_rsc_op call-id=\"19\" last-rc-change=\"500\" transition-key=\"8:3:7:u\" transition-magic=\"0:7;8:3:7:u\"/>"
                + "<lrm_rsc_op call-id=\"-1\" last-rc-change=\"99\"/><lrm_rsc_op call-id=\"4\" last-rc-change=\"\"/></lrm_resource>"
                + "<nvpair id=\"x\" name=\"last-failure-a#monitor_10\" value=\"700\"/><nvpair name=\"last-failure-b\"/>";
        assertThat(new Canonical(100).of(cib))
                .isEqualTo(
                        "<cib num_updates=\"0\"><lrm_resource id=\"a\">"
                                + "<lrm_rsc_op call-id=\"2\" last-rc-change=\"100\" transition-key=\"1:3:7:u\" transition-magic=\"0:7;1:3:7:u\"/>"
                                + "<lrm_rsc_op call-id=\"-1\" last-rc-change=\"99\"/><lrm_rsc_op call-id=\"1\" last-rc-change=\"\"/></lrm_resource>"
                                + "<nvpair id=\"x\" name=\"last-failure-a#monitor_10\" value=\"100\"/><nvpair name=\"last-failure-b\"/>");
    }

    @Test
    void anActionFailsOnlyWhereItIsTried() {
        Failing failing =
                Failing.of(new Simulation("<cib/>", List.of("--op-fail=keystone_stop_0@ctl1=1", "--set-datetime=x")));
        assertThat(failing.others()).containsExactly("--set-datetime=x");
        assertThat(failing.tried(
                        "<rsc_op id=\"1\" operation=\"stop\" operation_key=\"keystone_stop_0\" on_node=\"ctl1\"/>"))
                .isTrue();
        assertThat(failing.tried(
                        "<rsc_op id=\"1\" operation=\"stop\" operation_key=\"keystone:2_stop_0\" on_node=\"ctl1\"/>"))
                .isTrue();
        assertThat(failing.tried(
                        "<rsc_op id=\"1\" operation=\"stop\" operation_key=\"keystone_stop_0\" on_node=\"ctl2\"/>"))
                .isFalse();
        assertThat(
                        failing.tried(
                                "<pseudo_event id=\"1\" operation=\"stop\" operation_key=\"keystone_stop_0\" on_node=\"ctl1\"/>"))
                .isFalse();
    }
}
