package io.hastack.prover.internal;

import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import io.hastack.prover.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Scenarios that are one but for names. To the scheduler an action that times out is one that fails. Resources that are
 * {@linkplain Likeness#kind alike} stand in for each other. So do members, for faults that stay where they are, if all that
 * may be touched {@linkplain Likeness#nodes stands on them alike}. And in pairs it does not matter {@linkplain Fenced which
 * stop} had a node fenced. Belongs to one thread.
 */
final class Merging {
    private static final Map<Kind, Kind> LATE = Map.of(
            Kind.MONITOR_TIMES_OUT, Kind.MONITOR_FAILS,
            Kind.START_TIMES_OUT, Kind.START_FAILS,
            Kind.STOP_TIMES_OUT, Kind.STOP_FAILS);

    /** What is answered on the same node, unless the CIB says more than that it be started again. */
    private static final Map<Kind, String> LOCAL =
            Map.of(Kind.MONITOR_FAILS, "monitor", Kind.START_FAILS, "start", Kind.PROMOTE_FAILS, "promote");

    private final World world;
    private final Likeness likeness;
    private final Optional<Fenced> fenced;

    /** {@code fenced}: what was learned from single faults, for pairs. */
    Merging(World world, Likeness likeness, Optional<Fenced> fenced) {
        this.world = world;
        this.likeness = likeness;
        this.fenced = fenced;
    }

    /**
     * A scenario without its names.
     *
     * @param key the same for scenarios that are one but for names
     * @param faults in an order in which those of another scenario of the same key correspond to them
     * @param local whether it was said to stay on its nodes, so that the answer must show it
     */
    record Form(Scenario scenario, String key, List<Fault> faults, boolean local) {}

    Form of(Scenario scenario) {
        if (fenced.isPresent() && !fenced.get().sound(scenario)) {
            return alone(scenario);
        }
        List<Fault> faults = fenced.map(f -> f.standIns(scenario)).orElse(scenario.faults());
        boolean local = faults.stream().allMatch(this::local) && alike(faults);
        Form form = form(scenario, faults, local);
        if (faults.size() == 2) {
            Form other = form(scenario, List.of(faults.get(1), faults.get(0)), local);
            return other.key().compareTo(form.key()) < 0 ? other : form;
        }
        return form;
    }

    /** Returns the form of a scenario that stands for itself only. */
    static Form alone(Scenario scenario) {
        return new Form(scenario, scenario.id(), scenario.faults(), false);
    }

    private Form form(Scenario scenario, List<Fault> faults, boolean local) {
        List<String> resources = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (Fault f : faults) {
            key.append(base(f.kind())).append(' ');
            if (world.model().knows(f.resource())) {
                key.append(likeness.kind(f.resource())).append('#').append(index(f.resource(), resources));
            } else {
                key.append(f.resource());
            }
            key.append('@');
            if (local) {
                key.append(new ArrayList<>(new TreeSet<>(likeness.nodes(f.resource(), f.where()))));
                key.append('#').append(index(f.where(), nodes));
            } else {
                key.append(f.where());
            }
            key.append(' ');
        }
        return new Form(scenario, key.toString(), faults, local);
    }

    private static int index(String name, List<String> names) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name);
    }

    static Kind base(Kind kind) {
        return LATE.getOrDefault(kind, kind);
    }

    private boolean local(Fault fault) {
        String task = LOCAL.get(base(fault.kind()));
        Resource resource = world.model().resource(fault.resource());
        return task != null
                && resource != null
                && world.alive().contains(fault.where())
                && resource.operations().stream()
                        .filter(o -> o.name().equals(task))
                        .allMatch(o -> o.onFail().isEmpty() || o.onFail().equals("restart"));
    }

    /** Each fault's node must be like the other's, seen from either. */
    private boolean alike(List<Fault> faults) {
        Set<Set<String>> groups = new HashSet<>();
        for (Fault resource : faults) {
            for (Fault node : faults) {
                groups.add(likeness.nodes(resource.resource(), node.where()));
            }
        }
        return groups.size() == 1 && groups.iterator().next().size() > 1;
    }

    /** Returns whether an answer stayed where its form said it would. */
    boolean stayed(Form form, Trial trial) {
        Set<String> nodes = new HashSet<>();
        Set<String> resources = new LinkedHashSet<>();
        form.faults().forEach(f -> {
            nodes.add(f.where());
            resources.addAll(likeness.near(f.resource()));
        });
        return !form.local()
                || trial.courses().stream()
                        .flatMap(c -> Stream.concat(c.broken().stream(), c.repaired().stream()))
                        .flatMap(r -> r.done().stream())
                        .allMatch(a -> nodes.contains(a.node()) && resources.contains(a.resource()));
    }
}
