package io.hastack.prover;

import java.util.List;
import java.util.Optional;

/**
 * A place where {@code crm_simulate} runs: this machine or a node. It works on files, with {@code --simulate}, and never
 * asks a live cluster. For use by one proof at a time.
 */
public interface Simulator {
    /** Returns the scheduler's version as {@code crm_simulate --version} says it, such as {@code 2.1.5}. */
    String version();

    /** Returns why this scheduler cannot read a CIB, such as one of a later Pacemaker; empty if it can. */
    Optional<String> refusal(String cib);

    /**
     * Answers a batch, as much of it at a time as the place has processors. A question the scheduler crashes on is an
     * {@link Outcome} that is not {@linkplain Outcome#answered() answered}; the others are answered nevertheless. Inputs
     * are often outcomes of the batch before, which lets a distant place keep those instead of getting them again.
     *
     * @return outcomes in the order of the batch
     * @throws InterruptedException if the thread was interrupted; nothing is left running
     * @throws io.hastack.spi.problem.HaException if the place itself cannot be used any more
     */
    List<Outcome> run(List<Simulation> batch) throws InterruptedException;
}
