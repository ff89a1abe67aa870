package io.hastack.prover.internal;

import io.hastack.prover.Action;
import io.hastack.prover.Instance;
import io.hastack.prover.Invariant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * No more instances at once than allowed. What runs is followed through the transitions: only a stop that succeeds and
 * fencing end an instance, whatever Pacemaker believes.
 */
final class Safe {
    private record Place(String resource, String node) {}

    private final World world;
    private final List<Finding> found = new ArrayList<>();
    private final Set<String> unstoppable = new HashSet<>();

    private Safe(World world) {
        this.world = world;
    }

    static List<Finding> check(World world, Course course) {
        Safe safe = new Safe(world);
        course.injection().lasting().stream()
                .filter(o -> o.contains("_stop_0@"))
                .forEach(o -> safe.unstoppable.add(o.replace("--op-fail=", "").replaceFirst("=\\d+$", "")));
        safe.follow(course.broken(), world.instances());
        if (!course.repaired().isEmpty()) {
            safe.unstoppable.clear();
            safe.follow(course.repaired(), course.repaired().get(0).before().active());
        }
        return safe.found;
    }

    /** Checks transitions from a state in which nothing ran that is not listed. */
    static List<Finding> check(World world, List<Round> rounds) {
        Safe safe = new Safe(world);
        safe.follow(rounds, rounds.get(0).before().active());
        return safe.found;
    }

    private void follow(List<Round> rounds, List<Instance> from) {
        Set<Place> active = new HashSet<>();
        from.forEach(i -> active.add(new Place(i.resource(), i.node())));
        for (Round round : rounds) {
            starts(round, active);
            for (Action a : round.done()) {
                switch (a.task()) {
                    case "start", "migrate_from" -> active.add(new Place(a.resource(), a.node()));
                    case "fence" -> active.removeIf(p -> p.node().equals(a.node()));
                    case "stop" -> {
                        if (!unstoppable.contains(a.resource() + "_stop_0@" + a.node())) {
                            active.remove(new Place(a.resource(), a.node()));
                        }
                    }
                    default -> {}
                }
            }
            count(round);
        }
    }

    private void starts(Round round, Set<Place> active) {
        List<Graph.Node> starts = round.graph().nodes().stream()
                .filter(n ->
                        n.task().equals("start") && !n.pseudo() && world.model().knows(n.resource()))
                .filter(n -> world.most(world.model().resource(n.resource()))
                        < world.steady().nodes().size())
                .toList();
        for (Graph.Node start : starts) {
            Set<String> others = new TreeSet<>();
            active.stream()
                    .filter(p ->
                            p.resource().equals(start.resource()) && !p.node().equals(start.node()))
                    .filter(p -> !ended(round.graph(), start, p))
                    .forEach(p -> others.add(p.node()));
            starts.stream()
                    .filter(s ->
                            s.resource().equals(start.resource()) && !s.node().equals(start.node()))
                    .forEach(s -> others.add(s.node()));
            if (others.size() + 1 > world.most(world.model().resource(start.resource()))) {
                note(
                        start.resource(),
                        start.resource() + " starts on " + start.node()
                                + " while it may be active on " + String.join(", ", others)
                                + ": the start waits neither for a stop nor for fencing there");
            }
        }
    }

    private static boolean ended(Graph graph, Graph.Node start, Place place) {
        return graph.nodes().stream()
                .filter(n -> n.node().equals(place.node()))
                .filter(n -> n.task().equals("fence")
                        || n.task().equals("stop") && n.resource().equals(place.resource()))
                .anyMatch(n -> graph.after(start, n));
    }

    private void count(Round round) {
        for (Resource resource : world.model().resources()) {
            Set<String> nodes = new TreeSet<>();
            round.after().active().stream()
                    .filter(i -> i.resource().equals(resource.id()))
                    .forEach(i -> nodes.add(i.node()));
            if (nodes.size() > world.most(resource)) {
                note(
                        resource.id(),
                        resource.id() + " is active on " + String.join(", ", nodes) + " at once; it may be on "
                                + world.most(resource));
            }
        }
    }

    private void note(String resource, String message) {
        if (found.stream().noneMatch(f -> f.resources().contains(resource))) {
            Finding finding = Finding.of(Invariant.SAFE, message, List.of(resource));
            Resource known = world.model().resource(resource);
            found.add(known.cloned() && world.most(known) == 1 ? finding.because(known.top()) : finding);
        }
    }
}
