package io.hastack.engine.internal;

import io.hastack.engine.Activity;
import io.hastack.engine.Checks;
import io.hastack.engine.Deviation;
import io.hastack.engine.DriftFinder;
import io.hastack.engine.Engine;
import io.hastack.engine.KnownCheck;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Walk.Outcome;
import io.hastack.spi.Secrets;
import io.hastack.spi.check.Condition;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Journal;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.Transport;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Plans by asking, applies by converging: facts are read again before each change, nothing is taken from a plan. */
@Component(service = {Engine.class, DriftFinder.class, Checks.class, Activity.class})
public final class ConvergingEngine implements Engine, DriftFinder, Checks, Activity {
    private final Whiteboard whiteboard;
    private final Transport transport;
    private final Secrets secrets;
    private final Journal journal;
    private final Runs runs;
    private final Map<String, AtomicLong> trips = new ConcurrentHashMap<>();
    private final ExecutorService pool = Executors.newCachedThreadPool(ConvergingEngine::thread);

    @Activate
    public ConvergingEngine(
            @Reference Whiteboard whiteboard,
            @Reference Transport transport,
            @Reference Secrets secrets,
            @Reference Journal journal,
            @Reference Runs runs) {
        this.whiteboard = whiteboard;
        this.transport = transport;
        this.secrets = secrets;
        this.journal = journal;
        this.runs = runs;
    }

    @Deactivate
    void close() {
        pool.shutdownNow();
    }

    @Override
    public Plan plan(Request request) {
        Plugins plugins = whiteboard.plugins();
        Composition wanted = wanted(plugins, request);
        Tasks tasks = Tasks.of(plugins, wanted, everything(plugins, request, wanted));
        Forecast forecast = new Forecast(RunId.of(request.workflow(), Instant.now()), request.workflow(), tasks);
        if (request.offline()) {
            return forecast.offline();
        }
        GeneratedSecrets.check(plugins, wanted, secrets);
        return forecast.online(request.topology(), access(true), pool);
    }

    @Override
    public List<Deviation> find(Topology topology, Set<String> components) {
        Plugins plugins = whiteboard.plugins();
        Request request = new Request("drift", topology, components, false);
        Composition wanted = wanted(plugins, request);
        Tasks tasks = Tasks.of(plugins, wanted, everything(plugins, request, wanted));
        GeneratedSecrets.check(plugins, wanted, secrets);
        return new DriftReading(access(true), pool).of(topology, tasks.list());
    }

    @Override
    public Run run(Request request, Progress progress) {
        Plugins plugins = whiteboard.plugins();
        Instant begun = Instant.now();
        String id = RunId.of(request.workflow(), begun);
        String topology = request.topology().name();
        RunLock lock = RunLock.take(StateFolders.data().resolve("runs"), topology, RunId.holder(id, begun));
        try {
            boolean unfinished = unfinished();
            Composition wanted = wanted(plugins, request);
            Tasks tasks = Tasks.of(plugins, wanted, everything(plugins, request, wanted));
            GeneratedSecrets.complete(plugins, wanted, secrets);
            NodeAccess access = access(false);
            FirstReading first = FirstReading.of(request.topology(), tasks.list(), access, pool, progress);
            first.refuse(tasks.list());
            RunLog log = new RunLog(id, journal, progress);
            log.run(
                    Event.State.STARTED,
                    begun,
                    request.workflow() + " " + topology + " " + String.join(",", new TreeSet<>(request.components())));
            Waits waits = new Waits(wanted, new Prober(access, pool), log);
            Gates gates = new Gates(plugins, request, wanted, log, pool);
            Map<Task, Outcome> outcomes;
            try {
                outcomes = new Walk(request.topology(), first, access, waits, gates, log, pool).run(tasks.list());
            } finally {
                gates.close();
            }
            boolean well = promises(wanted, request.components(), outcomes, waits, unfinished);
            log.run(
                    well ? Event.State.FINISHED : Event.State.FAILED,
                    Instant.now(),
                    "round trips " + access.roundTrips().toString().replaceAll("[{}]", ""));
            gates.rethrow();
        } finally {
            lock.close();
        }
        return runs.find(id).orElseThrow();
    }

    @Override
    public List<Condition> verify(Topology topology, Set<String> components) {
        Plugins plugins = whiteboard.plugins();
        Composition composition = new Composer(plugins, topology).compose(components);
        if (!components.isEmpty()) {
            composition.checks().keySet().removeIf(i -> !components.contains(i.component()));
        }
        return new Prober(access(true), pool).measure(composition.checks());
    }

    @Override
    public void await(Topology topology, Set<String> components, Optional<String> node, Progress progress) {
        Composition composition = new Composer(whiteboard.plugins(), topology).compose(components);
        new Promises(new Prober(access(true), pool), pool).await(composition, components, node, progress);
    }

    @Override
    public List<KnownCheck> known(Topology topology) {
        return CheckList.of(new Composer(whiteboard.plugins(), topology).compose(Set.of()));
    }

    @Override
    public List<Condition> measure(Topology topology, Collection<KnownCheck> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        Set<String> components = some.stream().map(KnownCheck::component).collect(Collectors.toSet());
        Composition composition = new Composer(whiteboard.plugins(), topology).compose(components);
        return new Prober(access(true), pool).measure(CheckList.only(some, composition));
    }

    @Override
    public boolean running(Topology topology) {
        return RunLock.mine(StateFolders.data().resolve("runs"), topology.name());
    }

    @Override
    public Map<String, Long> roundTrips() {
        Map<String, Long> counts = new TreeMap<>();
        trips.forEach((node, count) -> counts.put(node, count.get()));
        return counts;
    }

    /** After a change, or after a run that did not end well, everything that was asked for must be proven. */
    private boolean promises(
            Composition wanted, Set<String> asked, Map<Task, Outcome> outcomes, Waits waits, boolean unfinished) {
        Set<Instance> broken = new LinkedHashSet<>();
        Set<Instance> touched = new LinkedHashSet<>();
        for (Map.Entry<Task, Outcome> end : outcomes.entrySet()) {
            if (end.getValue() == Outcome.CHANGED) {
                touched.addAll(end.getKey().instances());
            }
            if (end.getValue() == Outcome.FAILED || end.getValue() == Outcome.SKIPPED) {
                broken.addAll(end.getKey().instances());
            }
        }
        if (touched.isEmpty() && !unfinished) {
            return broken.isEmpty();
        }
        wanted.targets().keySet().stream()
                .filter(i -> asked.isEmpty() || asked.contains(i.component()))
                .forEach(touched::add);
        touched.removeAll(broken);
        touched.retainAll(wanted.targets().keySet());
        return waits.all(touched, pool) && broken.isEmpty();
    }

    private boolean unfinished() {
        List<String> all = journal.runs();
        if (all.isEmpty()) {
            return false;
        }
        List<Event> events = journal.events(all.get(all.size() - 1));
        return events.stream().noneMatch(e -> e.step().isEmpty() && e.state() == Event.State.FINISHED);
    }

    private NodeAccess access(boolean forecast) {
        return new NodeAccess(
                transport, new References(secrets, forecast), node -> trips.computeIfAbsent(node, n -> new AtomicLong())
                        .incrementAndGet());
    }

    private static Composition wanted(Plugins plugins, Request request) {
        return new Composer(plugins, request.topology()).compose(request.components());
    }

    private static Composition everything(Plugins plugins, Request request, Composition wanted) {
        return request.components().isEmpty() ? wanted : new Composer(plugins, request.topology()).compose(Set.of());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hastack-engine");
        thread.setDaemon(true);
        return thread;
    }
}
