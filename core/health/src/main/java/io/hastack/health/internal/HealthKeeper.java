package io.hastack.health.internal;

import io.hastack.engine.Activity;
import io.hastack.engine.Checks;
import io.hastack.engine.KnownCheck;
import io.hastack.health.Change;
import io.hastack.health.Health;
import io.hastack.health.Round;
import io.hastack.health.Rounds;
import io.hastack.health.internal.ConditionBook.Key;
import io.hastack.spi.check.Condition;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what is measured when, and what of it is news. */
@Component(
        service = {Health.class, Rounds.class},
        configurationPid = HealthConfig.PID)
public final class HealthKeeper implements Health, Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(HealthKeeper.class);
    /** After a run services get some time to settle. */
    private static final Duration SETTLES = Duration.ofSeconds(15);
    /** Beyond the longest probe: connecting, and the engine's own reserve. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final Checks checks;
    private final Activity activity;
    private final Switch power;
    private final ClusterStates clusters;
    private volatile HealthConfig config;
    private final Clock clock;
    private final TopologyWatch topologies;
    private final KnownList known;
    private final Published published;
    private final Deadlines deadlines = new Deadlines();
    private final Schedule schedule;
    private boolean paused;
    private volatile boolean closed;
    private volatile String trouble = "";

    @Activate
    public HealthKeeper(
            @Reference Checks checks,
            @Reference Activity activity,
            @Reference Switch power,
            @Reference ClusterStates clusters,
            Map<String, Object> entries) {
        this(
                checks,
                activity,
                power,
                clusters,
                HealthConfig.of(entries),
                Clock.systemUTC(),
                () -> ThreadLocalRandom.current().nextDouble(),
                Folders.health(),
                Folders.topology());
    }

    HealthKeeper(
            Checks checks,
            Activity activity,
            Switch power,
            ClusterStates clusters,
            HealthConfig config,
            Clock clock,
            DoubleSupplier dice,
            Path folder,
            Path topology) {
        this.checks = checks;
        this.activity = activity;
        this.power = power;
        this.clusters = clusters;
        this.config = config;
        this.clock = clock;
        topologies = new TopologyWatch(topology, clock);
        known = new KnownList(checks, clock);
        published = new Published(new HealthStore(folder));
        schedule = new Schedule(dice);
        tellProblems();
    }

    /** With another configuration everything is due at once. */
    @Modified
    void configure(Map<String, Object> entries) {
        config = HealthConfig.of(entries);
        tellProblems();
        synchronized (this) {
            schedule.from(clock.instant());
        }
    }

    @Deactivate
    void close() {
        closed = true;
        deadlines.close();
    }

    @Override
    public synchronized List<Round> due() {
        Optional<Topology> topology = free();
        if (topology.isEmpty()) {
            return List.of();
        }
        List<KnownCheck> all = known.of(topology.get());
        if (!all.isEmpty()) {
            published.known(keys(all), clock.instant());
        }
        return schedule.due(all, config, clock.instant()).stream()
                .map(some -> new Round(topology.get(), some, deadline(some)))
                .toList();
    }

    @Override
    public List<Change> take(Round round) {
        var measuring = deadlines.begin(() -> checks.measure(round.topology(), round.checks()));
        List<Condition> seen;
        try {
            seen = measuring.within(round.deadline());
            trouble = "";
        } catch (TimeoutException e) {
            LOG.warn("a round of {} has not ended after {}", names(round), round.deadline());
            seen = unknown(
                    round,
                    "DeadlinePassed",
                    "not measured within " + round.deadline().toSeconds() + " s");
        } catch (ExecutionException e) {
            failed(round, e.getCause());
            seen = List.of();
        }
        List<Change> news = note(round, seen);
        // a check whose measurement goes on after the deadline is not begun again before it has ended
        measuring.ended(() -> ended(round));
        return news;
    }

    @Override
    public void readClusters() {
        Optional<Topology> topology;
        synchronized (this) {
            topology = config.metricsPort().isEmpty() ? Optional.empty() : free();
        }
        topology.ifPresent(clusters::read);
    }

    @Override
    public boolean on() {
        return power.on();
    }

    @Override
    public void turn(boolean on) {
        power.turn(on);
    }

    @Override
    public synchronized String state() {
        if (!power.on()) {
            return "health is off: `ha:health --on` has checks measured by themselves";
        }
        if (free().isPresent()) {
            return "health is on";
        }
        return topologies.current().isPresent()
                ? "health is on, and pauses while a run holds the topology"
                : "health is on, and measures nothing: " + topologies.problem();
    }

    @Override
    public List<Condition> conditions() {
        return published.conditions();
    }

    @Override
    public List<Condition> measure() {
        Topology topology =
                topologies.current().orElseThrow(() -> new HaException(ErrorCode.INPUT_TOPOLOGY, topologies.problem()));
        return checks.measure(topology, checks.known(topology));
    }

    @Override
    public List<Change> after(long number) {
        return published.after(number);
    }

    @Override
    public long latest() {
        return published.latest();
    }

    @Override
    public List<Change> await(long number, Duration patience) throws InterruptedException {
        return published.await(number, patience);
    }

    /** Returns the topology if it may be measured now. */
    private Optional<Topology> free() {
        if (!power.on()) {
            return Optional.empty();
        }
        Optional<Topology> topology = topologies.current();
        boolean runs = topology.filter(activity::running).isPresent();
        if (paused && !runs) {
            schedule.from(clock.instant().plus(SETTLES));
        }
        paused = runs;
        return runs ? Optional.empty() : topology;
    }

    private List<Change> note(Round round, List<Condition> seen) {
        if (closed || !power.on() || activity.running(round.topology())) {
            return List.of();
        }
        Map<Key, Integer> needed = new HashMap<>();
        round.checks().forEach(c -> c.subjects().forEach(s -> needed.put(new Key(s, c.condition()), config.needed(c))));
        return published.observe(seen, c -> needed.getOrDefault(Key.of(c), 1), clock.instant());
    }

    private void tellProblems() {
        config.problems().forEach(p -> LOG.warn("etc/{}.cfg: {}", HealthConfig.PID, p));
    }

    /** Rounds go on: what is wrong with all of them is said once. */
    private void failed(Round round, Throwable cause) {
        if (!trouble.equals(cause.toString())) {
            trouble = cause.toString();
            LOG.warn("a round of {} failed: {}", names(round), trouble);
            LOG.debug("a round failed", cause);
        }
    }

    private synchronized void ended(Round round) {
        schedule.ended(round.checks(), this::doubtful, config, clock.instant());
        if (paused) {
            schedule.from(clock.instant());
        }
    }

    private boolean doubtful(KnownCheck check) {
        return check.subjects().stream().anyMatch(s -> published.doubtful(new Key(s, check.condition())));
    }

    private List<Condition> unknown(Round round, String reason, String message) {
        Instant now = clock.instant();
        return round.checks().stream()
                .flatMap(c -> c.subjects().stream()
                        .map(s -> new Condition(s, c.condition(), Condition.Status.UNKNOWN, reason, message, now)))
                .toList();
    }

    private static Duration deadline(List<KnownCheck> some) {
        return some.stream()
                .map(KnownCheck::timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(RESERVE);
    }

    private static Set<Key> keys(List<KnownCheck> all) {
        return all.stream()
                .flatMap(c -> c.subjects().stream().map(s -> new Key(s, c.condition())))
                .collect(Collectors.toSet());
    }

    private static String names(Round round) {
        return round.checks().stream().map(KnownCheck::id).collect(Collectors.joining(", "));
    }
}
