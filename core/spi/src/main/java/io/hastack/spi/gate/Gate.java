package io.hastack.spi.gate;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Asked before a run changes the CIB of a cluster for the first time; each gate once a cluster and run, and not at all by
 * a run that changes no CIB. Published as an OSGi service; called by many threads at once.
 */
@ConsumerType
public interface Gate {
    /** Returns what is so once it let a change pass, as journals show it, such as {@code Proven}. */
    String name();

    /**
     * Returns if the change may be made. Runs beside other steps of the run and begins as soon as it is known that the CIB
     * will change; it may block. The CIB waits for the answer, nothing else does.
     *
     * @throws io.hastack.spi.problem.HaException to refuse; nothing of the cluster's CIB is changed then. The code decides
     *     the exit code of the run
     * @throws InterruptedException if the run ended without needing the answer
     */
    void pass(Proposal proposal, Equipment equipment) throws InterruptedException;
}
