package io.hastack.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.PacemakerResource.Operation;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CibHandlerTest {
    private static final String RUNNING = Sample.text("cib-running.xml");
    private static final String FRESH = Sample.text("cib-fresh.xml");

    private final CibHandler handler = new CibHandler();

    @Test
    void whatRealPacemakerMadeOfThePartsIsAsDesired() {
        assertThat(converge(Sample.parts(), RUNNING)).isEmpty();
    }

    @Test
    void aRenderedDocumentIsAsDesired() {
        String rendered = CibDocument.render("debian-12", Sample.CLUSTER, Sample.parts());
        assertThat(converge(Sample.parts(), rendered)).isEmpty();
    }

    @Test
    void allPartsBecomeOneScript() {
        List<Change> changes = converge(Sample.parts(), FRESH);
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).describe())
                .startsWith("CIB of control: ~ property stonith-enabled false → true, + property rsc_defaults ")
                .contains("+ resource fence-ctl1 (stonith:fence_ipmilan)")
                .endsWith(" and 6 more");
    }

    @Test
    void onlyWhatDiffersIsNamed() {
        assertThat(converge(Sample.parts("30s"), RUNNING))
                .extracting(Change::describe)
                .containsExactly("CIB of control: ~ resource db (ocf:pacemaker:Stateful, promotable):"
                        + " op monitor timeout 20s → 30s");
    }

    @Test
    void foreignElementsStay() {
        String foreign = RUNNING.replace(
                        "<constraints>", "<constraints><rsc_ticket id=\"theirs\" rsc=\"web\" ticket=\"t\"/>")
                .replace("<resources>", "<resources><primitive class=\"lsb\" id=\"other\" type=\"x\"/>");
        String script = script(converge(Sample.parts("30s"), foreign));
        assertThat(script)
                .contains("<rsc_ticket id=\"theirs\" rsc=\"web\" ticket=\"t\"/>")
                .contains("<primitive class=\"lsb\" id=\"other\" type=\"x\"/>");
    }

    @Test
    void aForeignResourceOfTheSameIdIsRefused() {
        String foreign = RUNNING.replace("<obj_ref id=\"vip\"/>", "");
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> converge(Sample.parts(), foreign))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_FOREIGN))
                .withMessageContaining("resource 'vip' that Hastack did not make")
                .withMessageContaining("cibadmin --delete --xpath");
    }

    @Test
    void aForeignFencingLevelIsRefused() {
        String foreign = RUNNING.replace("id=\"fencing-ctl1-1\"", "id=\"fl-ctl1-1\"");
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> converge(Sample.parts(), foreign))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_FOREIGN));
    }

    @Test
    void whatAnOperatorHoldsIsNotReleased() {
        String held = RUNNING.replace(
                "<meta_attributes id=\"web-clone-meta_attributes\">",
                "<meta_attributes id=\"web-clone-meta_attributes\">"
                        + "<nvpair id=\"web-clone-meta_attributes-target-role\" name=\"target-role\" value=\"Stopped\"/>");
        assertThat(held).isNotEqualTo(RUNNING);
        assertThat(converge(Sample.parts(), held)).isEmpty();
        assertThat(script(converge(Sample.parts("30s"), held))).contains("name=\"target-role\" value=\"Stopped\"");
    }

    @Test
    void aSecretThatNobodyMaskedIsComparedByItsHash() {
        String clear = RUNNING.replace("${secret:bmc}", "a&amp;b");
        assertThat(handler.converge(Sample.parts(), new SampleFacts(0, clear, "a&b")))
                .isEmpty();
    }

    @Test
    void aChangedSecretShowsNeitherValue() {
        String old = RUNNING.replace("${secret:bmc}", "former");
        List<Change> changes = converge(Sample.parts(), old);
        assertThat(changes.get(0).describe())
                .isEqualTo("CIB of control: ~ resource fence-ctl1 (stonith:fence_ipmilan): password changed");
        assertThat(script(changes)).doesNotContain("former").doesNotContain("hidden");
    }

    @Test
    void aResourceThatBecomesACloneLeavesNoPrimitiveBehind() {
        List<CibPart> parts = List.of(Sample.resource(
                "vip",
                "ocf:heartbeat:IPaddr2",
                Kind.CLONE,
                Map.of("ip", "192.168.124.250"),
                Map.of(),
                new Operation("monitor", "10s", "20s", Map.of())));
        String script = script(converge(parts, RUNNING));
        assertThat(script).contains("<clone id=\"vip-clone\">").containsOnlyOnce("<primitive id=\"vip\"");
    }

    @Test
    void aConstraintWaitsForItsResources() {
        CibPart early = Sample.constraint(
                new Constraint.Order("absent", Action.START, "web", Action.START, Constraint.Kind.MANDATORY));
        List<Change> changes = converge(List.of(early), RUNNING);
        assertThat(changes.get(0).describe()).isEqualTo("CIB of control: + order start-absent-start-web");
        assertThat(script(changes)).doesNotContain("order-start-absent");
    }

    @Test
    void aConstraintOfALaterPatchNamesTheLiveClone() {
        CibPart order = Sample.constraint(
                new Constraint.Order("vip", Action.START, "web", Action.START, Constraint.Kind.SERIALIZE));
        assertThat(script(converge(List.of(order), RUNNING)))
                .contains("<rsc_order id=\"order-start-vip-start-web\" first=\"vip\" first-action=\"start\""
                        + " then=\"web-clone\" then-action=\"start\" kind=\"Serialize\" symmetrical=\"false\"/>");
    }

    @Test
    void withoutAClusterEverythingIsForecastAndNothingCanBeApplied() {
        List<Change> changes = handler.converge(Sample.parts(), new SampleFacts(127, "", "hidden"));
        assertThat(changes.get(0).describe()).contains("+ resource fence-ctl1");
        assertThat(script(changes)).contains("exit 1").doesNotContain("cibadmin");
    }

    @Test
    void anAgentThatIsNoneIsNamed() {
        CibPart wrong = Sample.resource(
                "x", "galera", Kind.PRIMITIVE, Map.of(), Map.of(), new Operation("monitor", "1s", "1s", Map.of()));
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> converge(List.of(wrong), FRESH))
                .withMessageContaining("agent 'galera' is not class:type");
    }

    private List<Change> converge(List<CibPart> parts, String live) {
        return handler.converge(parts, SampleFacts.of(live));
    }

    private static String script(List<Change> changes) {
        assertThat(changes).hasSize(1);
        return ((Change.Script) changes.get(0)).script();
    }
}
