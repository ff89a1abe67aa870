package io.hastack.engine.internal;

import io.hastack.engine.Progress;
import io.hastack.engine.internal.Entry.Instance;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Condition;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Scope;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Measures conditions, every node in one round trip, and waits for them with a deadline. */
final class Prober {
    /** A check of an instance on a node; the subject says which. */
    private record Probing(String subject, Check check, List<Site> sites) {
        Site site() {
            return sites.get(0);
        }
    }

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_REST_MILLIS = 15_000;
    private static final long LONGEST_PAUSE_MILLIS = 1500;

    private final NodeAccess access;
    private final ExecutorService pool;
    /** Never opened: a pause between two looks at a condition ends by time, or by the interrupt of a closing engine. */
    private final CountDownLatch ended = new CountDownLatch(1);

    Prober(NodeAccess access, ExecutorService pool) {
        this.access = access;
        this.pool = pool;
    }

    List<Condition> measure(Map<Instance, List<PlacedCheck>> checks) {
        Map<Site, List<Probing>> bySite = new LinkedHashMap<>();
        checks.forEach((instance, list) -> list.forEach(
                check -> probings(instance, check).forEach(p -> bySite.computeIfAbsent(p.site(), s -> new ArrayList<>())
                        .add(p))));
        Set<Site> silent = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<List<Condition>>> answers = new ArrayList<>();
        bySite.forEach((site, probings) ->
                answers.add(CompletableFuture.supplyAsync(() -> measure(site, probings, silent), pool)));
        List<Condition> conditions = new ArrayList<>();
        answers.forEach(a -> conditions.addAll(a.join()));
        return conditions;
    }

    /** Returns what is measured and not True. */
    List<Condition> missing(Map<Instance, List<PlacedCheck>> checks) {
        return measure(checks).stream()
                .filter(c -> c.status() != Condition.Status.TRUE)
                .toList();
    }

    /**
     * Waits until all checks hold.
     *
     * @param advanced when what goes on beside it got on last, as {@link System#nanoTime}: where many services start at
     *     once, the last one has its time too
     * @throws HaException CONDITION_DEADLINE with what is missing
     */
    void await(Map<Instance, List<PlacedCheck>> checks, Duration deadline, LongSupplier advanced, Progress progress) {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            long began = System.nanoTime();
            List<Condition> missing = missing(checks);
            if (missing.isEmpty()) {
                return;
            }
            Condition first = missing.get(0);
            long now = System.nanoTime();
            if (now - Math.max(start, advanced.getAsLong()) > deadline.toNanos()) {
                throw new HaException(
                        ErrorCode.CONDITION_DEADLINE,
                        first.type() + " of " + first.subject() + " is not True after "
                                + TimeUnit.NANOSECONDS.toSeconds(now - start) + " s: " + first.message());
            }
            progress.waiting(first.subject() + "/" + first.type(), first.message());
            // Probes cost processor time that what they wait for needs: at most a third of the time goes into them, but
            // work that took minutes in vain is no reason to look away for minutes.
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            pause(Math.max(pause, Math.min(2 * took, LONGEST_REST_MILLIS)));
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
        }
    }

    private void pause(long millis) {
        try {
            ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HaException(ErrorCode.CONDITION_DEADLINE, "the run was interrupted while it waited", e);
        }
    }

    /** Returns the subjects of the conditions that a check gives. */
    static List<String> subjects(Instance instance, PlacedCheck placed) {
        return probings(instance, placed).stream().map(Probing::subject).toList();
    }

    /** What is measured once is measured from the first node that answers. */
    private static List<Probing> probings(Instance instance, PlacedCheck placed) {
        List<Site> sites = placed.sites();
        Check check = placed.check();
        if (check.scope() == Scope.ONCE) {
            return sites.isEmpty() ? List.of() : List.of(new Probing(instance.component(), check, sites));
        }
        return sites.stream()
                .map(s -> new Probing(instance.component() + "@" + s.node().name(), check, List.of(s)))
                .toList();
    }

    private List<Condition> measure(Site site, List<Probing> probings, Set<Site> silent) {
        Instant now = Instant.now();
        try {
            NodeFacts read = access.probe(site, deadlines(probings));
            return probings.stream()
                    .map(p -> Probes.condition(p.subject(), p.check(), read.get(Probes.fact(p.check())), now))
                    .toList();
        } catch (HaException e) {
            silent.add(site);
            return elsewhere(probings, e.getMessage(), silent, now);
        }
    }

    /**
     * What may take long comes last: it works for as long, and what is quick would pass its own deadline waiting for the
     * processors meanwhile.
     */
    private static Map<Fact, Duration> deadlines(List<Probing> probings) {
        Map<Fact, Duration> deadlines = new LinkedHashMap<>();
        probings.stream()
                .map(Probing::check)
                .sorted(Comparator.comparing(Check::timeout))
                .forEach(check ->
                        deadlines.put(Probes.fact(check), check.timeout().plusSeconds(1)));
        return deadlines;
    }

    /** Nodes that were silent a moment ago are not asked again in the same measurement. */
    private List<Condition> elsewhere(List<Probing> probings, String reason, Set<Site> silent, Instant now) {
        List<Condition> conditions = new ArrayList<>();
        for (Probing probing : probings) {
            Optional<Site> next = probing.sites().stream()
                    .skip(1)
                    .filter(n -> !silent.contains(n))
                    .findFirst();
            if (next.isPresent()) {
                List<Site> left = probing.sites()
                        .subList(
                                probing.sites().indexOf(next.get()),
                                probing.sites().size());
                conditions.addAll(
                        measure(next.get(), List.of(new Probing(probing.subject(), probing.check(), left)), silent));
            } else {
                conditions.add(new Condition(
                        probing.subject(),
                        probing.check().condition(),
                        Condition.Status.UNKNOWN,
                        "NodeUnreachable",
                        reason,
                        now));
            }
        }
        return conditions;
    }
}
