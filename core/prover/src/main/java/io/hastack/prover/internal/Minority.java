package io.hastack.prover.internal;

import io.hastack.prover.Action;
import io.hastack.prover.Instance;
import io.hastack.prover.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A partition without quorum begins nothing, and nothing runs in it at the end. */
final class Minority {
    private static final Set<String> BEGINNING = Set.of("start", "promote", "migrate_to", "migrate_from");

    private Minority() {}

    /**
     * Checks a view that has no quorum at the end. One that had it at first may begin things until it is lost.
     *
     * @param fenced nodes that the partition with quorum fences
     */
    static List<Finding> check(World world, Course course, Set<String> fenced) {
        Set<String> members = course.view().members();
        Set<String> begun = new TreeSet<>();
        Set<String> resources = new TreeSet<>();
        for (Round round : course.broken()) {
            for (Action a : round.done()) {
                boolean fences = a.task().equals("fence") && !members.contains(a.node());
                if (fences || BEGINNING.contains(a.task())) {
                    begun.add(a.task() + " " + a.resource() + (fences ? "" : "@") + a.node());
                    resources.add(fences ? a.node() : a.resource());
                }
            }
        }
        List<Finding> found = new ArrayList<>();
        String where = "the partition " + String.join(",", members) + " has no quorum and ";
        if (!begun.isEmpty() && !course.view().quorate()) {
            found.add(Finding.of(
                    Invariant.MINORITY_STOPS, where + "does " + String.join(", ", begun), List.copyOf(resources)));
        }
        List<Instance> left = course.end().active().stream()
                .filter(i -> members.contains(i.node()) && world.model().knows(i.resource()))
                .toList();
        if (!left.isEmpty()) {
            Broken broken = new Broken(world, course);
            Finding finding = Finding.of(
                    Invariant.MINORITY_STOPS,
                    where + "still runs " + left.size() + " instances, such as "
                            + left.get(0).resource() + "@" + left.get(0).node(),
                    left.stream().map(Instance::resource).toList());
            boolean stuck = left.stream().allMatch(i -> broken.lasting(i.resource(), i.node()));
            boolean ended = left.stream().allMatch(i -> fenced.contains(i.node()));
            found.add(
                    stuck && ended
                            ? finding.expected(
                                    "it cannot be stopped, and only the partition with quorum may fence: it does")
                            : stuck
                                    ? finding.expected("it cannot be stopped, and no partition has the quorum to fence")
                                    : finding);
        }
        return found;
    }
}
