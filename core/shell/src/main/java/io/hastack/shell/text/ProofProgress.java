package io.hastack.shell.text;

import io.hastack.prover.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** How far a proof is, as lines that begin with the time elapsed, at most one every few seconds. */
public final class ProofProgress implements Progress {
    private static final Duration PULSE = Duration.ofSeconds(3);

    private final String cluster;
    private final Clock clock;
    private final Consumer<String> sink;
    private final Instant begin;
    private Instant last;

    /** Begins to count now. */
    public ProofProgress(String cluster, Clock clock, Consumer<String> sink) {
        this.cluster = cluster;
        this.clock = clock;
        this.sink = sink;
        begin = clock.instant();
        last = begin;
    }

    @Override
    public void at(int done, int total, Duration remaining) {
        Instant now = clock.instant();
        if (done < total && Duration.between(last, now).compareTo(PULSE) >= 0) {
            last = now;
            sink.accept(Words.clock(Duration.between(begin, now)) + "  " + cluster + "  " + done + " of "
                    + Words.count(total, "scenario") + ", " + Words.clock(remaining) + " to go");
        }
    }
}
