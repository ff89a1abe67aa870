package io.hastack.prover;

import java.util.List;
import java.util.Optional;

/** The {@code crm_simulate} of this machine, one process a question. */
public final class LocalSimulator implements Simulator {
    private final String version;

    private LocalSimulator(String version) {
        this.version = version;
    }

    /** Returns the scheduler found on the PATH, if there is one that runs. */
    public static Optional<LocalSimulator> onPath() {
        return Optional.empty();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Optional<String> refusal(String cib) {
        throw new UnsupportedOperationException("under way");
    }

    @Override
    public List<Outcome> run(List<Simulation> batch) throws InterruptedException {
        throw new UnsupportedOperationException("under way");
    }
}
