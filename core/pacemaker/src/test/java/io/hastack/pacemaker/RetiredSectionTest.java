package io.hastack.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.RetiredPart;
import io.hastack.spi.topology.Cluster;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetiredSectionTest {
    private static final Cluster REST = new Cluster(
            Sample.CLUSTER.name(),
            Sample.CLUSTER.components(),
            Sample.CLUSTER.members().subList(1, 3),
            Sample.CLUSTER.remotes());

    private static final String BEFORE = CibDocument.render("debian-13", Sample.CLUSTER, Sample.parts());

    @Test
    void whatWasMadeForANodeGoesWithIt() {
        CibDraft draft = draft(configuration(BEFORE));

        assertThat(draft.differences())
                .as("its constraints go with the device")
                .containsExactlyInAnyOrder("- resource fence-ctl1 (stonith:fence_ipmilan)", "- fencing level ctl1/1");
        assertThat(Xml.print(draft.configuration(), 0))
                .doesNotContain("fence-ctl1")
                .contains("id=\"db\"");
        assertThat(draft(draft.configuration()).differences()).isEmpty();
    }

    @Test
    void whatOthersMadeStays() {
        Element configuration = configuration(BEFORE);
        OwnedIds.remove(configuration, "fence-ctl1");

        assertThat(draft(configuration).configuration().section("resources").child("fence-ctl1"))
                .isPresent();
    }

    @Test
    void nobodyProvesFailuresOfANodeThatHasLeft() {
        CibProposal proposal = CibProposal.of("debian-13", REST, Optional.of(BEFORE), wanted());

        assertThat(proposal.before().orElseThrow()).contains("uname=\"ctl1\"");
        assertThat(proposal.after()).doesNotContain("ctl1").contains("uname=\"ctl2\"");
    }

    @Test
    void optionsAreReadFromWhereverAPrimitiveIs() {
        ResourceOptions options = ResourceOptions.of(
                BEFORE.replace(
                        "<clone id=\"web-clone\">",
                        "<clone id=\"web-clone\"><meta_attributes id=\"held\">"
                                + "<nvpair id=\"h\" name=\"is-managed\" value=\"false\"/></meta_attributes>"),
                "control");

        assertThat(options.values()).containsEntry("vip ip", "192.168.124.250").containsEntry("web fake", "a<b&\"c'");
        assertThat(options.unmanaged()).containsExactly("web-clone");
    }

    private static CibDraft draft(Element configuration) {
        return new CibDraft(REST, configuration, (text, live) -> false).merge(wanted());
    }

    private static List<CibPart> wanted() {
        return Sample.parts().stream().flatMap(RetiredSectionTest::wanted).toList();
    }

    private static Stream<CibPart> wanted(CibPart part) {
        if (part instanceof ClusterProperty property && property.section().startsWith("node:")) {
            return Stream.empty();
        }
        return Stream.of(part.key().contains("ctl1") ? new RetiredPart(part, "ctl1") : part);
    }

    private static Element configuration(String cib) {
        return Xml.parse(cib, "a test").section("configuration");
    }
}
