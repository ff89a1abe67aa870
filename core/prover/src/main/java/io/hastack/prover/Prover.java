package io.hastack.prover;

import io.hastack.prover.internal.Proving;
import org.osgi.service.component.annotations.Component;

/** Proves what a CIB makes Pacemaker do. Stateless; for use by many threads, each with a simulator of its own. */
@Component(service = Prover.class)
public final class Prover {
    /**
     * Brings a CIB to its steady state, injects every fault, repairs it, and checks the answers against the invariants.
     * Blocks until all is decided; the caller's thread tells the progress.
     *
     * @throws InterruptedException if the thread was interrupted; what is known by then is in the cache
     * @throws io.hastack.spi.problem.HaException {@code INPUT_CIB} if the CIB does not validate or reaches no steady state,
     *     {@code SCHEDULER_ABSENT} if the simulator cannot read it
     */
    public Proof prove(ProofRequest request, Simulator simulator, Progress progress) throws InterruptedException {
        return new Proving(request, simulator, progress).run();
    }
}
