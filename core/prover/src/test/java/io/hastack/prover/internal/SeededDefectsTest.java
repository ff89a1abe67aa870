package io.hastack.prover.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.prover.Proof;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A CIB without a defect gets one; the proof must say which invariant it breaks and what causes it. */
class SeededDefectsTest {
    private static final String SOUND = Proofs.cib("collapsed.xml");
    private static final String INTERLEAVE =
            "id=\"keystone-clone-meta_attributes-interleave\" name=\"interleave\" value=\"";
    private static final String BEFORE = "then=\"keystone-clone\" then-action=\"start\" kind=\"";

    @Test
    void theSoundOneHasNone() throws InterruptedException {
        Proof proof = Proofs.single(SOUND, "node-lost:.*|.*:keystone@ctl1|.*:galera@ctl2|quorum-lost|fencing-fails:.*");
        assertThat(proof.violations()).isEmpty();
        assertThat(proof.errors()).isEmpty();
        assertThat(proof.scenarios()).hasSize(21);
    }

    @Test
    void aCloneThatIsNotInterleaved() throws InterruptedException {
        String cib = Proofs.with(SOUND, INTERLEAVE + "true", INTERLEAVE + "false");
        assertThat(Proofs.defects(Proofs.single(cib, "none")))
                .containsExactly("steady CONTAINED keystone-clone interleave");
    }

    @Test
    void aCloneThatIsNotInterleavedBehindAMandatoryOrder() throws InterruptedException {
        String cib = Proofs.with(SOUND, INTERLEAVE + "true", INTERLEAVE + "false");
        cib = Proofs.with(cib, BEFORE + "Optional", BEFORE + "Mandatory");
        Proof proof = Proofs.single(cib, "monitor-fails:memcached@ctl2");
        assertThat(Proofs.defects(proof)).contains("monitor-fails:memcached@ctl2 CONTAINED keystone-clone interleave");
        assertThat(proof.blastRadius().maxElsewhere()).isEqualTo(2);
    }

    @Test
    void aMandatoryOrderThroughASingleResource() throws InterruptedException {
        String cib = Proofs.with(
                SOUND,
                "first=\"galera-clone\" first-action=\"promote\" then=\"keystone-clone\" then-action=\"start\" kind=\"Optional\"",
                "first=\"vip-galera\" first-action=\"start\" then=\"keystone-clone\" then-action=\"start\" kind=\"Mandatory\"");
        assertThat(Proofs.defects(Proofs.single(cib, "monitor-fails:vip-galera@.*")))
                .hasSize(1)
                .allMatch(d -> d.endsWith("CONTAINED order-promote-galera-start-keystone"));
    }

    /** No defect: where the address cannot be, the promoted instance would be of no use. */
    @Test
    void anAddressTakesThePromotedInstanceAlong() throws InterruptedException {
        String one = "galera-clone-meta_attributes-promoted-max\" name=\"promoted-max\" value=\"";
        String with = "rsc=\"vip-galera\" with-rsc=\"";
        String cib = Proofs.with(SOUND, one + "16", one + "1");
        cib = Proofs.with(cib, with + "haproxy-clone\"", with + "galera-clone\" with-rsc-role=\"Promoted\"");
        Proof proof = Proofs.single(cib, "(start|monitor)-fails:vip-galera@.*");
        assertThat(proof.scenarios()).isNotEmpty();
        assertThat(proof.violations()).isEmpty();
        assertThat(proof.blastRadius().maxElsewhere()).isZero();
    }

    @Test
    void anAddressThatIsACloneIsActiveTwice() throws InterruptedException {
        int from = SOUND.indexOf("<primitive id=\"vip-galera\"");
        int to = SOUND.indexOf("</primitive>", from) + "</primitive>".length();
        String cib = SOUND.substring(0, from) + "<clone id=\"vip-galera-clone\">" + SOUND.substring(from, to)
                + "</clone>" + SOUND.substring(to);
        cib = Proofs.with(cib, "rsc=\"vip-galera\"", "rsc=\"vip-galera-clone\"");
        cib = Proofs.with(cib, "then=\"vip-galera\"", "then=\"vip-galera-clone\"");
        assertThat(Proofs.defects(Proofs.single(cib, "none"))).contains("steady SAFE vip-galera-clone");
    }

    @Test
    void aStopThatFailsWithoutFencing() throws InterruptedException {
        String stop = "name=\"stop\" interval=\"0s\" timeout=\"60s\" on-fail=\"";
        String op = "<op id=\"keystone-stop-interval-0s\" ";
        String cib = Proofs.with(SOUND, op + stop + "fence", op + stop + "block");
        assertThat(Proofs.defects(Proofs.single(cib, "stop-times-out:keystone@ctl2")))
                .containsExactly("stop-times-out:keystone@ctl2 LIVE keystone-stop-interval-0s on-fail");
    }

    @Test
    void noFencingAtAll() throws InterruptedException {
        String cib = Proofs.with(
                SOUND, "name=\"stonith-enabled\" value=\"true\"", "name=\"stonith-enabled\" value=\"false\"");
        assertThat(Proofs.defects(Proofs.single(cib, "node-lost:.*")))
                .isNotEmpty()
                .allMatch(d -> d.endsWith("SAFE stonith-enabled"));
    }

    @Test
    void aCircleOfOrders() throws InterruptedException {
        String cib = Proofs.with(
                SOUND,
                "<constraints>",
                "<constraints><rsc_order id=\"back\" first=\"keystone-clone\" then=\"memcached-clone\" kind=\"Mandatory\"/>");
        assertThat(Proofs.defects(Proofs.single(cib, "none")))
                .contains("steady ORDERED back, order-start-memcached-start-keystone");
    }

    @Test
    void aConstraintOnWhatIsNotThere() {
        String cib = Proofs.with(
                SOUND,
                "<constraints>",
                "<constraints><rsc_order id=\"lost\" first=\"nosuch\" then=\"memcached-clone\" kind=\"Mandatory\"/>");
        assertThatThrownBy(() -> Proofs.single(cib, "none"))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CIB))
                .hasMessageContaining("'lost'")
                .hasMessageContaining("'nosuch'");
    }

    @Test
    void aMinorityThatGoesOn() throws InterruptedException {
        String policy = "name=\"no-quorum-policy\" value=\"";
        String cib = Proofs.with(SOUND, policy + "stop", policy + "ignore");
        List<String> defects = Proofs.defects(Proofs.single(cib, "quorum-lost|partition:ctl1.*"));
        assertThat(defects)
                .contains("quorum-lost MINORITY_STOPS no-quorum-policy")
                .contains("partition:ctl1|ctl2,ctl3 MINORITY_STOPS no-quorum-policy")
                .allMatch(d -> d.endsWith("MINORITY_STOPS no-quorum-policy"));
    }
}
