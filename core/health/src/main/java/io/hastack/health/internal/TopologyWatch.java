package io.hastack.health.internal;

import io.hastack.descriptor.TopologyFile;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's own topology, read again when its file changes. What is wrong is said once. Safe for use by many threads. */
final class TopologyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyWatch.class);
    /** Health only looks, and so at unsafe topologies too. */
    private static final Set<ErrorCode> ANY = Set.of(ErrorCode.REFUSED_FENCING, ErrorCode.REFUSED_MEMBERS);

    /** What is wrong may be mended elsewhere than in the file: a key that was missing. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Path file;
    private final Clock clock;
    private String version = "";
    private Instant read = Instant.EPOCH;
    private Optional<Topology> topology = Optional.empty();
    private String problem = "";

    TopologyWatch(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Returns the topology; empty if there is none, or a wrong one. */
    synchronized Optional<Topology> current() {
        String found = version();
        boolean again = topology.isEmpty() && !clock.instant().isBefore(read.plus(AGAIN));
        if (again || !found.equals(version)) {
            version = found;
            read = clock.instant();
            read();
        }
        return topology;
    }

    /** Returns why there is none, in one line; empty if there is one. */
    synchronized String problem() {
        return problem;
    }

    private void read() {
        topology = Optional.empty();
        try {
            if (!Files.isRegularFile(file)) {
                tell("there is no " + file);
                return;
            }
            topology = Optional.of(TopologyFile.load(file, ANY, true).topology());
            problem = "";
        } catch (HaException e) {
            tell(e.problems().get(0).message() + (e.problems().size() > 1 ? " (`ha:check` shows all)" : ""));
        }
    }

    private void tell(String reason) {
        if (!reason.equals(problem)) {
            LOG.warn("health measures nothing: {}", reason);
        }
        problem = reason;
    }

    private String version() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (NoSuchFileException e) {
            return "none";
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
