package io.hastack.prover.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest.Depth;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Pairs that are merged give what all pairs give. */
class MergedPairsTest {
    @Test
    void timingOutIsFailingToTheScheduler() throws InterruptedException {
        String stop = "<op id=\"vip-galera-stop-interval-0s\" name=\"stop\" interval=\"0s\" timeout=\"20s\" on-fail=\"";
        String cib = Proofs.with(Proofs.cib("collapsed.xml"), stop + "fence", stop + "block");
        Proof merged = prove(cib, Depth.DOUBLE);
        Proof full = prove(cib, Depth.DOUBLE_UNMERGED);

        assertThat(full.asked()).isGreaterThan(merged.asked() + 20);
        assertThat(merged.defects()).isNotEmpty();
        assertThat(keys(full)).isEqualTo(keys(merged));
    }

    private static Proof prove(String cib, Depth depth) throws InterruptedException {
        String one = "[a-z-]+:vip-galera@ctl[0-9]";
        String other = "[a-z-]+:haproxy@ctl3";
        return Proofs.of(
                Proofs.request(cib, depth, Optional.empty()),
                Proofs.scheduler(),
                id -> id.matches(other + "[+]" + one));
    }

    private static TreeSet<String> keys(Proof proof) {
        TreeSet<String> keys = new TreeSet<>();
        proof.violations()
                .forEach(v -> keys.add(v.key().replace("times-out", "fails") + " " + v.cause() + " " + v.expected()));
        return keys;
    }
}
