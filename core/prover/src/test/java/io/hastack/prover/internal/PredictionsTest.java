package io.hastack.prover.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.prover.Action;
import io.hastack.prover.Effect;
import io.hastack.prover.Instance;
import io.hastack.prover.Proof;
import io.hastack.prover.ScenarioResult;
import org.junit.jupiter.api.Test;

/** What the prover says that Pacemaker does. */
class PredictionsTest {
    private static final String CIB = Proofs.cib("collapsed.xml");

    @Test
    void theSteadyStateIsReachedFromNothing() throws InterruptedException {
        Proof proof = Proofs.single(CIB, "none");
        assertThat(proof.before())
                .filteredOn(i -> i.resource().equals("galera"))
                .extracting(Instance::role)
                .containsExactly("Promoted", "Promoted", "Promoted");
        assertThat(proof.before()).hasSize(20);
        assertThat(proof.violations()).isEmpty();
    }

    @Test
    void aLostNodeIsFencedBeforeItsAddressesMove() throws InterruptedException {
        Proof proof = Proofs.single(CIB, "node-lost:.*");
        for (ScenarioResult result : proof.scenarios()) {
            String lost = result.scenario().faults().get(0).where();
            assertThat(result.actions()).contains(new Action(1, "fence", "", lost));
            assertThat(result.after()).noneMatch(i -> i.node().equals(lost)).anyMatch(i -> i.resource()
                    .equals("vip-galera"));
            assertThat(result.effects()).containsEntry("keystone", Effect.REDUCED);
            assertThat(result.disturbed()).isEmpty();
        }
        assertThat(proof.scenarios()).anyMatch(r -> r.effects().get("vip-galera") == Effect.MOVED);
    }

    @Test
    void aStartThatKeepsFailingMovesAnAddressAndEndsAnInstance() throws InterruptedException {
        Proof proof = Proofs.single(CIB, "start-fails:(vip-galera@.*|memcached@ctl1)");
        assertThat(proof.scenarios()).hasSize(2);
        assertThat(proof.scenarios())
                .anySatisfy(r -> assertThat(r.effects()).containsEntry("vip-galera", Effect.MOVED));
        assertThat(proof.scenarios()).anySatisfy(r -> assertThat(r.effects())
                .containsEntry("memcached", Effect.REDUCED)
                .containsEntry("keystone", Effect.UNAFFECTED));
    }

    @Test
    void nodesThatCannotStopTheirResourcesAreFencedUntilQuorumIsGone() throws InterruptedException {
        Proof proof = Proofs.of(
                Proofs.request(CIB, io.hastack.prover.ProofRequest.Depth.DOUBLE, java.util.Optional.empty()),
                Proofs.scheduler(),
                "stop-fails:haproxy@ctl1+stop-fails:haproxy@ctl2"::equals);
        assertThat(proof.defects()).isEmpty();
        assertThat(proof.violations()).singleElement().satisfies(v -> assertThat(v.expected())
                .hasValueSatisfying(e -> assertThat(e).startsWith("quorum is gone: the largest partition has 1 of 3")));
        assertThat(proof.scenarios().get(0).after()).isEmpty();
    }

    @Test
    void aDeadDeviceAndItsNodeWaitForEachOther() throws InterruptedException {
        Proof proof = Proofs.of(
                Proofs.request(CIB, io.hastack.prover.ProofRequest.Depth.DOUBLE, java.util.Optional.empty()),
                Proofs.scheduler(),
                "node-lost:ctl2+fencing-fails:fence-ctl2"::equals);
        assertThat(proof.violations()).singleElement().satisfies(v -> assertThat(v.expected())
                .hasValueSatisfying(e -> assertThat(e).startsWith("no device is left that could fence ctl2")));
    }

    @Test
    void aRemoteWhoseConnectionBreaksIsFencedAndReturns() throws InterruptedException {
        Proof proof =
                Proofs.single(Proofs.cib("remote.xml"), "remote-lost:cmp1|monitor-fails:agent.*|stop-fails:agent.*");
        assertThat(proof.violations()).isEmpty();
        assertThat(proof.scenarios())
                .extracting(r -> r.scenario().id())
                .containsExactly("remote-lost:cmp1", "monitor-fails:agent@cmp1", "stop-fails:agent@cmp1");
        assertThat(proof.scenarios().get(0).actions())
                .anyMatch(a -> a.task().equals("fence") && a.node().equals("cmp1"));
        assertThat(proof.scenarios().get(0).effects()).containsEntry("agent", Effect.LOST);
    }

    @Test
    void aLostMemberLeavesItsConnectionsToOthersAndTheirRemotesAlone() throws InterruptedException {
        Proof proof = Proofs.single(Proofs.cib("remote.xml"), "node-lost:.*");
        assertThat(proof.violations()).noneMatch(v -> v.resources().contains("cmp1"));
        assertThat(proof.scenarios()).hasSize(3).allSatisfy(r -> {
            assertThat(r.disturbed()).extracting(Instance::node).doesNotContain("cmp1");
            assertThat(r.after()).contains(new Instance("agent", "cmp1", "Started"));
        });
    }
}
