package io.hastack.prover.place;

import io.hastack.prover.Progress;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.spi.gate.Equipment;
import io.hastack.spi.gate.Proposal;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Proves clusters of a topology, with a scheduler it finds. Safe for use by many threads. */
@ProviderType
public interface ClusterProver {
    /**
     * Proves the CIB that a topology leads to. No node is changed; one is asked only if the scheduler of this machine cannot
     * read what the nodes' release reads. If none answers, the scheduler of this machine gets the CIB in its own schema, and
     * the note says so.
     *
     * @param only ids of the scenarios that are asked for; empty for all
     * @throws InterruptedException if the thread was interrupted; the next call goes on from there
     * @throws io.hastack.spi.problem.HaException SCHEDULER_ABSENT, INPUT_CIB
     */
    LocatedProof desired(Proposal cluster, Depth depth, Set<String> only, Progress progress)
            throws InterruptedException;

    /**
     * Proves the CIB that runs, from its state of now.
     *
     * @throws InterruptedException as {@link #desired}
     * @throws io.hastack.spi.problem.HaException as {@link #desired}, and NODE_UNREACHABLE if no member answers
     */
    LocatedProof live(Proposal cluster, Depth depth, Set<String> only, Progress progress) throws InterruptedException;

    /**
     * Proves single faults of what a proposal makes of the cluster's CIB, from all members online and nothing running.
     *
     * @param ready called before nodes are asked, and not if this machine has a scheduler that will do
     * @return the proof after, with those violations only that the CIB of now does not have
     * @throws InterruptedException as {@link #desired}
     * @throws io.hastack.spi.problem.HaException as {@link #desired}
     */
    LocatedProof change(Proposal proposal, Equipment ready) throws InterruptedException;
}
