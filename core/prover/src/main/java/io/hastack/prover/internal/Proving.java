package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.prover.BlastRadius;
import io.hastack.prover.Fault;
import io.hastack.prover.Outcome;
import io.hastack.prover.Progress;
import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest;
import io.hastack.prover.Scenario;
import io.hastack.prover.ScenarioError;
import io.hastack.prover.ScenarioResult;
import io.hastack.prover.Simulation;
import io.hastack.prover.Simulator;
import io.hastack.prover.Violation;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One proof, from its request to its results. Belongs to one thread. */
public final class Proving {
    private static final String STEADY = "steady";

    private final ProofRequest request;
    private final Simulator simulator;
    private final Progress progress;
    private final Optional<Cache> cache;
    private final Asking asking;
    private final Clock clock;
    private final Element cib;
    private final Causes causes;
    private final Calls calls;
    private final Predicate<Scenario> asked;
    private final Set<String> known = new HashSet<>();
    private final List<ScenarioResult> results = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<ScenarioError> errors = new ArrayList<>();

    /** Checks what can be checked before the scheduler runs. */
    public Proving(ProofRequest request, Simulator simulator, Progress progress) {
        this(request, simulator, progress, scenario -> true);
    }

    /** {@code asked}: scenarios to be decided, of those that the request means. */
    Proving(ProofRequest request, Simulator simulator, Progress progress, Predicate<Scenario> asked) {
        this.asked = asked;
        this.request = request;
        this.simulator = simulator;
        this.progress = progress;
        this.cib = Documents.cib(request.cluster(), request.cib());
        simulator.refusal(request.cib()).ifPresent(why -> {
            throw new HaException(
                    ErrorCode.SCHEDULER_ABSENT,
                    "cluster " + request.cluster() + ": the scheduler " + simulator.version() + " cannot read its CIB: "
                            + why + ". Ask one of the version that the nodes run");
        });
        cache = request.cache().map(Cache::new);
        clock = Clock.of(request.cib());
        asking = new Asking(simulator, cache, clock.seconds());
        causes = new Causes(asking, component(), request.bounds());
        calls = new Calls(cache);
    }

    /** Decides everything. */
    public Proof run() throws InterruptedException {
        long begun = System.nanoTime();
        Start start = new Start(asking, request.cluster(), cib, clock.option(), request.single());
        World world = start.steady(request.cib());
        if (checked()) {
            steady(world, start.rounds());
        }
        List<Scenario> scenarios = asked(Pairs.of(Faults.of(world), request.depth())).stream()
                .filter(asked)
                .toList();
        int chunk = Math.max(8, Math.min(96, 4_000_000 / Math.max(1, world.cib().length())));
        for (int from = 0; from < scenarios.size(); from += chunk) {
            int to = Math.min(scenarios.size(), from + chunk);
            decide(world, scenarios.subList(from, to));
            long gone = System.nanoTime() - begun;
            progress.at(to, scenarios.size(), Duration.ofNanos(gone / to * (scenarios.size() - to)));
        }
        violations.sort(Comparator.comparing(v -> v.expected().isPresent()));
        return new Proof(
                request.cluster(),
                simulator.version(),
                world.cib(),
                world.instances(),
                scenarios.size(),
                results,
                violations,
                blast(),
                errors,
                asking.calls(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private List<Scenario> asked(List<Scenario> all) {
        if (request.only().isEmpty()) {
            return all;
        }
        Set<String> unknown = new TreeSet<>(request.only());
        all.forEach(s -> unknown.remove(s.id()));
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            String kind = first.replaceFirst(":.*", "");
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "cluster " + request.cluster() + " has no scenario '" + first + "'; it has "
                            + all.stream()
                                    .map(Scenario::id)
                                    .filter(id -> id.startsWith(kind) || !kind.matches("[a-z]+(-[a-z]+)+"))
                                    .limit(12)
                                    .collect(Collectors.joining(", ")));
        }
        return all.stream().filter(s -> request.only().contains(s.id())).toList();
    }

    private void steady(World world, List<Round> start) throws InterruptedException {
        List<Round> nothing = start;
        if (cib.section("status").all().anyMatch(e -> e.name().equals("lrm_rsc_op"))) {
            Element empty = cib.copy();
            new StatusEdit(empty).blank(Set.copyOf(world.model().members()));
            Start again = new Start(asking, request.cluster(), empty, clock.option(), request.single());
            again.steady(Xml.print(empty, 0));
            nothing = again.rounds();
        }
        List<Simulation> asked = start.stream().map(Round::asked).toList();
        List<Finding> found = new ArrayList<>(Steady.check(world, start, nothing));
        found.addAll(Interleaving.check(asking, world));
        for (Finding f : found) {
            known.add(f.invariant() + " " + f.resources());
            violations.add(violation(STEADY, f, f.cause(), asked));
        }
    }

    private void decide(World world, List<Scenario> scenarios) throws InterruptedException {
        List<Trial> trials =
                scenarios.stream().map(s -> new Trial(world, s, checked())).toList();
        Driver.run(asking, trials.stream().flatMap(t -> t.courses().stream()).toList());
        for (Trial trial : trials) {
            if (trial.crashed()) {
                error(trial);
                continue;
            }
            results.add(Results.of(world, trial, component()));
            for (Trial.Found found : checked() ? trial.check(component(), request.bounds()) : List.<Trial.Found>of()) {
                Finding f = found.finding();
                if (known.contains(f.invariant() + " " + f.resources())) {
                    continue;
                }
                Optional<String> cause = f.expected().isPresent() ? Optional.empty() : causes.of(world, trial, f);
                violations.add(violation(
                        trial.scenario().id(), f, cause, found.course().calls()));
            }
        }
    }

    private Violation violation(String scenario, Finding f, Optional<String> cause, List<Simulation> asked) {
        return new Violation(scenario, f.invariant(), f.message(), f.resources(), cause, f.expected(), calls.of(asked));
    }

    private void error(Trial trial) {
        Course course = trial.courses().stream()
                .filter(c -> c.crash().isPresent())
                .findFirst()
                .orElseThrow();
        Outcome crash = course.crash().orElseThrow();
        String message =
                "the scheduler gave no answer, exit code " + crash.exitCode() + ": " + Messages.brief(crash.messages());
        errors.add(new ScenarioError(trial.scenario().id(), message, calls.of(course.calls())));
    }

    private boolean checked() {
        return request.depth() != ProofRequest.Depth.SPREAD;
    }

    private BlastRadius blast() {
        List<BlastRadius.Blast> all = results.stream()
                .filter(r -> r.scenario().faults().size() == 1)
                .filter(r -> r.scenario().faults().get(0).kind() == Fault.Kind.MONITOR_FAILS)
                .map(r -> new BlastRadius.Blast(
                        r.scenario().id(), r.disturbed().size(), r.elsewhere().size()))
                .sorted(Comparator.comparing(BlastRadius.Blast::disturbed)
                        .thenComparing(BlastRadius.Blast::elsewhere)
                        .reversed())
                .toList();
        return new BlastRadius(
                all.stream().mapToInt(BlastRadius.Blast::disturbed).max().orElse(0),
                all.stream().mapToInt(BlastRadius.Blast::elsewhere).max().orElse(0),
                all.stream().mapToInt(BlastRadius.Blast::disturbed).average().orElse(0),
                all.stream().filter(b -> b.disturbed() > 0).toList());
    }

    private Function<String, String> component() {
        return id -> request.components().getOrDefault(id, id);
    }
}
