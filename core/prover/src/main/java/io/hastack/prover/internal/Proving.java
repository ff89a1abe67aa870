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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    /** What does not hold before any fault. */
    private final Set<String> steady = new HashSet<>();

    private final Map<String, ScenarioResult> known = new HashMap<>();
    private final Map<String, Footprint> footprints = new HashMap<>();
    private final Map<String, String> afterFencing = new HashMap<>();
    private long begun;
    private int done;
    private int total;
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
        asking = new Asking(simulator, cache);
        causes = new Causes(asking, component(), request.bounds());
        calls = new Calls(cache);
    }

    /** Decides everything. */
    public Proof run() throws InterruptedException {
        begun = System.nanoTime();
        Start start = new Start(asking, request.cluster(), cib, clock, request.single());
        World world = start.steady(request.cib());
        if (checked()) {
            steady(world, start.rounds());
        }
        List<Fault> faults = Faults.of(world);
        List<Scenario> singles = Pairs.singles(faults, request.depth());
        List<Scenario> pairs = request.depth().pairs() ? Pairs.of(faults, request.depth()) : List.of();
        unknown(singles, pairs);
        singles = singles.stream().filter(this::meant).toList();
        pairs = pairs.stream().filter(this::meant).toList();
        decide(world, singles, pairs);
        violations.sort(Comparator.comparing(v -> v.expected().isPresent()));
        return new Proof(
                request.cluster(),
                simulator.version(),
                world.cib(),
                world.instances(),
                singles.size() + pairs.size(),
                done,
                results,
                violations,
                blast(),
                errors,
                asking.calls(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    /** What is asked for by name is asked, whatever stands for it. */
    private void decide(World world, List<Scenario> singles, List<Scenario> pairs) throws InterruptedException {
        boolean full = request.depth().full() || !request.only().isEmpty();
        Likeness likeness = new Likeness(
                world, r -> request.bounds().getOrDefault(component().apply(r), 0));
        Decided first = new Decided(
                world, full ? Optional.empty() : Optional.of(new Merging(world, likeness, Optional.empty())), singles);
        decide(world, first);
        results.addAll(first.results(known, component()));
        if (pairs.isEmpty()) {
            return;
        }
        known.clear();
        Decided second = full ? new Decided(world, Optional.empty(), pairs) : meeting(world, likeness, first, pairs);
        decide(world, second);
        Stream.concat(second.first().stream(), second.rest().stream())
                .filter(s -> known.containsKey(s.id()))
                .map(s -> known.get(s.id()))
                .forEach(results::add);
    }

    /** Leaves out pairs that do not meet, and merges the others. */
    private Decided meeting(World world, Likeness likeness, Decided singles, List<Scenario> pairs) {
        Independence independence = new Independence(world, likeness, singles.footprints(footprints));
        Fenced fenced = new Fenced(independence, Faults.of(world), singles.nameless(afterFencing));
        return new Decided(
                world,
                Optional.of(new Merging(world, likeness, Optional.of(fenced))),
                pairs.stream().filter(p -> !independence.of(p)).toList());
    }

    private void decide(World world, Decided of) throws InterruptedException {
        total += of.first().size();
        decide(world, of, of.first());
        total += of.rest().size();
        decide(world, of, of.rest());
    }

    private void decide(World world, Decided of, List<Scenario> scenarios) throws InterruptedException {
        int chunk = Math.max(8, Math.min(96, 4_000_000 / Math.max(1, world.cib().length())));
        for (int from = 0; from < scenarios.size(); from += chunk) {
            List<Scenario> some = scenarios.subList(from, Math.min(scenarios.size(), from + chunk));
            answer(
                    world,
                    of,
                    some.stream().map(s -> new Trial(world, s, checked())).toList());
            done += some.size();
            long gone = System.nanoTime() - begun;
            progress.at(done, total, Duration.ofNanos(gone / done * (total - done)));
        }
    }

    private boolean meant(Scenario scenario) {
        return asked.test(scenario)
                && (request.only().isEmpty() || request.only().contains(scenario.id()));
    }

    private void unknown(List<Scenario> singles, List<Scenario> pairs) {
        Set<String> unknown = new TreeSet<>(request.only());
        Stream.concat(singles.stream(), pairs.stream()).map(Scenario::id).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            String kind = first.replaceFirst(":.*", "");
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "cluster " + request.cluster() + " has no scenario '" + first + "'; it has "
                            + Stream.concat(singles.stream(), pairs.stream())
                                    .map(Scenario::id)
                                    .filter(id -> id.startsWith(kind) || !kind.matches("[a-z]+(-[a-z]+)+"))
                                    .limit(12)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private void steady(World world, List<Round> start) throws InterruptedException {
        List<Round> nothing = start;
        if (cib.section("status").all().anyMatch(e -> e.name().equals("lrm_rsc_op"))) {
            Element empty = cib.copy();
            new StatusEdit(empty).blank(Set.copyOf(world.model().members()));
            Start again = new Start(asking, request.cluster(), empty, clock, request.single());
            again.steady(Xml.print(empty, 0));
            nothing = again.rounds();
        }
        List<Simulation> asked = start.stream().map(Round::asked).toList();
        List<Finding> found = new ArrayList<>(Steady.check(world, start, nothing));
        found.addAll(Interleaving.check(asking, world));
        for (Finding f : found) {
            steady.add(f.invariant() + " " + f.resources());
            violations.add(violation(STEADY, f, f.cause(), 0, asked));
        }
    }

    private void answer(World world, Decided of, List<Trial> trials) throws InterruptedException {
        Driver.run(asking, trials.stream().flatMap(t -> t.courses().stream()).toList());
        for (Trial trial : trials) {
            Scenario scenario = trial.scenario();
            if (trial.crashed()) {
                error(trial);
                of.alone(scenario);
                continue;
            }
            known.put(scenario.id(), Results.of(world, trial, component()));
            boolean single = scenario.faults().size() == 1;
            int before = violations.size();
            check(world, trial, single ? 0 : of.alike(scenario));
            boolean good = violations.size() == before;
            boolean defect =
                    violations.subList(before, violations.size()).stream().anyMatch(Violation::defect);
            // of what is explained, pairs that are alike are told with one of them; all else is shown by itself
            if (!of.stayed(trial) || defect || single && !good) {
                of.alone(scenario);
            }
            if (good && single) {
                footprints.put(scenario.id(), Footprint.of(world, trial));
                Fenced.after(trial).ifPresent(a -> afterFencing.put(scenario.id(), a));
            }
        }
    }

    private void check(World world, Trial trial, int alike) throws InterruptedException {
        for (Trial.Found found : checked() ? trial.check(component(), request.bounds()) : List.<Trial.Found>of()) {
            Finding f = found.finding();
            if (steady.contains(f.invariant() + " " + f.resources())) {
                continue;
            }
            Optional<String> cause = f.expected().isPresent() ? Optional.empty() : causes.of(world, trial, f);
            violations.add(violation(
                    trial.scenario().id(), f, cause, alike, found.course().calls()));
        }
    }

    private Violation violation(String scenario, Finding f, Optional<String> cause, int alike, List<Simulation> asked) {
        return new Violation(
                scenario, f.invariant(), f.message(), f.resources(), cause, f.expected(), alike, calls.of(asked));
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
