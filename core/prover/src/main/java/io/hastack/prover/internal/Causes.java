package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.prover.Fault;
import io.hastack.prover.Invariant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what in a CIB causes a finding: the scenario runs again without each candidate, and the one without which least of
 * the finding is left is the cause. Belongs to one thread.
 */
final class Causes {
    /** So many calls at most; a CIB with more findings than these explain has causes that show in the first. */
    private static final int MOST = 1500;

    /** Candidates that are tried together; after each such batch the search ends if one mends all. */
    private static final int TOGETHER = 12;

    private final Asking asking;
    private final Function<String, String> component;
    private final Map<String, Integer> bounds;
    private final Map<String, Optional<String>> known = new HashMap<>();
    private int spent;

    Causes(Asking asking, Function<String, String> component, Map<String, Integer> bounds) {
        this.asking = asking;
        this.component = component;
        this.bounds = bounds;
    }

    Optional<String> of(World world, Trial trial, Finding finding) throws InterruptedException {
        if (finding.cause().isPresent()) {
            return finding.cause();
        }
        List<String> like = trial.scenario().faults().stream()
                .map(f -> f.kind() + f.resource())
                .toList();
        String key = finding.invariant() + " " + like + " " + finding.resources();
        if (!known.containsKey(key)) {
            known.put(key, spent < MOST ? search(world, trial, finding) : Optional.empty());
        }
        return known.get(key);
    }

    private Optional<String> search(World world, Trial trial, Finding finding) throws InterruptedException {
        Element cib = Xml.parse(world.cib(), "the steady CIB");
        List<Candidate> candidates = Candidate.of(world.model(), cib, finding, involved(trial));
        Optional<String> best = Optional.empty();
        int least = finding.weight();
        for (int from = 0; from < candidates.size() && least > 0 && spent < MOST; from += TOGETHER) {
            List<Candidate> some = candidates.subList(from, Math.min(candidates.size(), from + TOGETHER));
            List<Trial> trials = some.stream()
                    .map(c -> without(c, cib, world, trial, finding))
                    .toList();
            Driver.run(
                    asking, trials.stream().flatMap(t -> t.courses().stream()).toList());
            for (int i = 0; i < some.size(); i++) {
                int left = trials.get(i).crashed() ? least : left(trials.get(i), finding);
                if (left < least) {
                    least = left;
                    best = Optional.of(some.get(i).cause());
                }
            }
        }
        return best;
    }

    private static Trial without(Candidate candidate, Element cib, World world, Trial trial, Finding finding) {
        Element changed = cib.copy();
        candidate.change().accept(changed);
        return new Trial(
                world.with(new Model(changed), Xml.print(changed, 0)),
                trial.scenario(),
                finding.invariant() == Invariant.RETURNS);
    }

    private int left(Trial trial, Finding finding) {
        Set<String> resources = new HashSet<>(finding.resources());
        return trial.check(component, bounds).stream()
                .map(Trial.Found::finding)
                .filter(f ->
                        f.invariant() == finding.invariant() && f.expected().isEmpty())
                .filter(f -> f.resources().stream().anyMatch(resources::contains))
                .mapToInt(Finding::weight)
                .sum();
    }

    private static Set<String> involved(Trial trial) {
        Set<String> involved = new LinkedHashSet<>();
        trial.scenario().faults().stream()
                .map(Fault::resource)
                .filter(r -> !r.isEmpty())
                .forEach(involved::add);
        trial.courses().stream()
                .flatMap(c -> c.broken().stream())
                .flatMap(r -> r.done().stream())
                .map(a -> a.resource())
                .filter(r -> !r.isEmpty())
                .forEach(involved::add);
        return involved;
    }
}
