package io.hastack.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CibProposalTest {
    private static final String LIVE = Sample.text("cib-running.xml");

    @Test
    void withoutAClusterItIsWhatTheTopologyLeadsTo() {
        CibProposal proposal = CibProposal.of("debian-13", Sample.CLUSTER, Optional.empty(), Sample.parts());
        assertThat(proposal.before()).isEmpty();
        String golden = Sample.text("cib-golden.xml").replace("${secret:bmc}", "hidden");
        assertThat(Xml.parse(proposal.after(), "after").means(Xml.parse(golden, "golden")))
                .isTrue();
    }

    @Test
    void whatIsLiveAlreadyIsTheSameTextAsWhenItWasNew() {
        CibProposal fresh = CibProposal.of("debian-13", Sample.CLUSTER, Optional.empty(), Sample.parts());
        CibProposal again = CibProposal.of("debian-13", Sample.CLUSTER, Optional.of(fresh.after()), Sample.parts());
        assertThat(again.after()).isEqualTo(fresh.after());
        assertThat(again.before()).contains(fresh.after());
    }

    @Test
    void whatHappenedInTheClusterDoesNotChangeTheTexts() {
        String later = LIVE.replaceFirst("num_updates=\"\\d+\"", "num_updates=\"999\"")
                .replaceFirst("have-quorum=\"1\"", "have-quorum=\"0\"");
        assertThat(later).isNotEqualTo(LIVE);
        CibProposal proposal = CibProposal.of("debian-13", Sample.CLUSTER, Optional.of(LIVE), Sample.parts());
        assertThat(CibProposal.of("debian-13", Sample.CLUSTER, Optional.of(later), Sample.parts()))
                .isEqualTo(proposal);
        assertThat(proposal.before().orElseThrow()).doesNotContain("lrm_rsc_op").contains("node_state");
    }

    @Test
    void partsThatAreThereChangeNothingAndOthersComeIn() {
        CibProposal none = CibProposal.of("debian-13", Sample.CLUSTER, Optional.of(LIVE), List.of());
        assertThat(none.before()).contains(none.after());
        CibProposal all = CibProposal.of("debian-13", Sample.CLUSTER, Optional.of(LIVE), Sample.parts());
        assertThat(Xml.parse(all.after(), "after")
                        .section("configuration")
                        .section("resources")
                        .all())
                .hasSizeGreaterThanOrEqualTo((int) Xml.parse(LIVE, "live")
                        .section("configuration")
                        .section("resources")
                        .all()
                        .count());
    }

    @Test
    void valuesOfSecretsAreInNeitherText() {
        String fencing = "<primitive id=\"f\" class=\"stonith\" type=\"fence_apc\"><instance_attributes id=\"fa\">"
                + "<nvpair id=\"fa-passwd\" name=\"passwd\" value=\"geheim\"/></instance_attributes></primitive>";
        String live = LIVE.replaceFirst("<resources>", "<resources>" + fencing);
        assertThat(live).contains("geheim");
        CibProposal proposal = CibProposal.of("debian-13", Sample.CLUSTER, Optional.of(live), List.of());
        assertThat(proposal.after()).contains("fa-passwd").doesNotContain("geheim");
        assertThat(proposal.before().orElseThrow()).contains("fa-passwd").doesNotContain("geheim");
    }
}
