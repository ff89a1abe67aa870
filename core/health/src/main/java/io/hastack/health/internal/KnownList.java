package io.hastack.health.internal;

import io.hastack.engine.Checks;
import io.hastack.engine.KnownCheck;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks there are, asked for again each minute: components come and go. Not safe for use by many threads. */
final class KnownList {
    private static final Logger LOG = LoggerFactory.getLogger(KnownList.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Checks checks;
    private final Clock clock;
    private Optional<Topology> asked = Optional.empty();
    private Instant at = Instant.EPOCH;
    private List<KnownCheck> known = List.of();
    private String problem = "";

    KnownList(Checks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    /** Returns none if a component contradicts the topology, and says so once. */
    List<KnownCheck> of(Topology topology) {
        Instant now = clock.instant();
        if (asked.filter(topology::equals).isPresent() && now.isBefore(at.plus(AGAIN))) {
            return known;
        }
        asked = Optional.of(topology);
        at = now;
        try {
            known = checks.known(topology);
            problem = "";
        } catch (HaException e) {
            known = List.of();
            if (!problem.equals(e.getMessage())) {
                problem = e.getMessage();
                LOG.warn("health measures nothing: {}", e.problems().get(0).message());
            }
        }
        return known;
    }
}
