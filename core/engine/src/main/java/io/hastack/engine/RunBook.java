package io.hastack.engine;

import org.osgi.annotation.versioning.ProviderType;

/** Opens runs of workflows, under the same lock and in the same journal as a deploy's. Safe for use by many threads. */
@ProviderType
public interface RunBook {
    /**
     * Takes the topology's lock. The journal has nothing of the run before its first step, so that a refusal leaves no
     * trace.
     *
     * @throws io.hastack.spi.problem.HaException REFUSED_LOCKED naming the holder
     */
    OpenRun open(Undertaking undertaking, Progress progress);
}
