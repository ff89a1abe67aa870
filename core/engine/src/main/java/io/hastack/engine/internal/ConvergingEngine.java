package io.hastack.engine.internal;

import io.hastack.engine.Engine;
import io.hastack.engine.OpenRun;
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
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.Transport;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Plans by asking, applies by converging: facts are read again before each change, nothing is taken from a plan. */
@Component(service = Engine.class)
public final class ConvergingEngine implements Engine {
    /** What is known before anything is touched. */
    private record Prepared(Composition wanted, Tasks tasks, NodeAccess access, FirstReading first) {}

    private record Carried(boolean well, Gates gates) {}

    private final Whiteboard whiteboard;
    private final Transport transport;
    private final Secrets secrets;
    private final Journal journal;
    private final Runs runs;
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
        Tasks tasks = tasks(plugins, request, wanted);
        Forecast forecast = new Forecast(RunId.of(request.workflow(), Instant.now()), request.workflow(), tasks);
        if (request.offline()) {
            return forecast.offline();
        }
        GeneratedSecrets.check(plugins, wanted, secrets);
        return forecast.online(request.topology(), access(true), pool);
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
            Prepared prepared = prepare(plugins, request, progress);
            RunLog log = new RunLog(id, journal, progress);
            log.run(
                    Event.State.STARTED,
                    begun,
                    request.workflow() + " " + topology + " " + String.join(",", new TreeSet<>(request.components())));
            Carried carried = carryOut(plugins, request, prepared, log, unfinished);
            log.run(
                    carried.well() ? Event.State.FINISHED : Event.State.FAILED,
                    Instant.now(),
                    "round trips " + prepared.access().roundTrips().toString().replaceAll("[{}]", ""));
            carried.gates().rethrow();
        } finally {
            lock.close();
        }
        return runs.find(id).orElseThrow();
    }

    @Override
    public void within(OpenRun run, Request request) {
        if (!(run instanceof JournalledRun journalled)) {
            throw new IllegalArgumentException(run.getClass() + " is no run of this console's journal");
        }
        Plugins plugins = whiteboard.plugins();
        Prepared prepared = prepare(plugins, request, run.progress());
        RunLog log = journalled.deploys();
        Carried carried = carryOut(plugins, request, prepared, log, true);
        carried.gates().rethrow();
        if (!carried.well()) {
            throw new HaException(ErrorCode.CHANGE_FAILED, log.failure());
        }
    }

    private Prepared prepare(Plugins plugins, Request request, Progress progress) {
        Composition wanted = wanted(plugins, request);
        Tasks tasks = tasks(plugins, request, wanted);
        GeneratedSecrets.complete(plugins, wanted, secrets);
        NodeAccess access = access(false);
        FirstReading first = FirstReading.of(request.topology(), tasks.list(), access, pool, progress);
        first.refuse(tasks.list());
        return new Prepared(wanted, tasks, access, first);
    }

    private Carried carryOut(Plugins plugins, Request request, Prepared ready, RunLog log, boolean unfinished) {
        Waits waits = new Waits(ready.wanted(), new Prober(ready.access(), pool), log);
        Gates gates = new Gates(plugins, request, ready.wanted(), log, pool);
        Map<Task, Outcome> outcomes;
        try {
            Walk walk = new Walk(request.topology(), ready.first(), ready.access(), waits, gates, log, pool);
            outcomes = walk.run(ready.tasks().list());
        } finally {
            gates.close();
        }
        // a node that is only prepared can promise nothing yet
        boolean well = request.only().isEmpty()
                ? promises(ready.wanted(), request.components(), outcomes, waits, unfinished)
                : outcomes.values().stream().noneMatch(o -> o == Outcome.FAILED || o == Outcome.SKIPPED);
        return new Carried(well, gates);
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
        return new NodeAccess(transport, new References(secrets, forecast));
    }

    private static Composition wanted(Plugins plugins, Request request) {
        Composer composer = new Composer(plugins, request.topology());
        Composition wanted = composer.compose(request.components());
        new Departures(plugins, request).addTo(wanted, composer);
        return wanted;
    }

    private static Tasks tasks(Plugins plugins, Request request, Composition wanted) {
        Tasks tasks = Tasks.of(plugins, wanted, everything(plugins, request, wanted));
        return request.only().isEmpty() ? tasks : tasks.preparing(request.only());
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
