package io.hastack.prover.internal;

import io.hastack.prover.Invariant;
import io.hastack.prover.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A scenario and its courses, one a partition; the one with quorum first. */
final class Trial {
    private final World world;
    private final Scenario scenario;
    private final List<Course> courses;

    Trial(World world, Scenario scenario) {
        this(world, scenario, true);
    }

    /** {@code repair}: whether the repair is asked for too. */
    Trial(World world, Scenario scenario, boolean repair) {
        this.world = world;
        this.scenario = scenario;
        this.courses = Views.of(world, scenario).stream()
                .map(v -> new View(v.scenario(), v.members(), v.cut(), v.quorate(), v.repaired() && repair))
                .map(v -> new Course(world, v))
                .toList();
    }

    Scenario scenario() {
        return scenario;
    }

    List<Course> courses() {
        return courses;
    }

    /** Returns the course that the result is taken from. */
    Course main() {
        return courses.get(0);
    }

    boolean crashed() {
        return courses.stream().anyMatch(c -> c.crash().isPresent());
    }

    /** A finding and the course it was made in. */
    record Found(Finding finding, Course course) {}

    /**
     * Checks all invariants.
     *
     * @param component from a resource to its component
     * @param bounds from a component to instances on other nodes
     */
    List<Found> check(Function<String, String> component, Map<String, Integer> bounds) {
        List<Found> found = new ArrayList<>();
        Set<String> fenced = main().quorate() ? new Broken(world, main()).fenced() : Set.of();
        for (Course course : courses) {
            List<Finding> findings = new ArrayList<>(Safe.check(world, course));
            Ordered ordered = new Ordered(world.model());
            findings.addAll(ordered.check(course.broken()));
            findings.addAll(ordered.check(course.repaired()));
            if (course.quorate()) {
                List<Finding> live = Live.check(world, course);
                findings.addAll(live);
                findings.addAll(Contained.check(world, course, component, bounds));
            } else {
                findings.addAll(Minority.check(world, course, fenced));
            }
            findings.addAll(Returns.check(world, course));
            findings.forEach(f -> found.add(new Found(f, course)));
        }
        if (!main().quorate() && scenario.faults().size() > 1) {
            found.add(new Found(noQuorum(), main()));
        }
        return found;
    }

    private Finding noQuorum() {
        int left = courses.stream().mapToInt(Trial::left).max().orElse(0);
        int all = world.model().members().size();
        String why = main().view().quorate() ? ", the others were fenced or have left" : "";
        String reason = world.quorate(left)
                ? "the fault itself takes quorum away"
                : "quorum is gone: the largest partition has " + left + " of " + all + " members" + why;
        return Finding.of(Invariant.LIVE, "nothing runs: no partition has quorum", List.of())
                .expected(reason);
    }

    private static int left(Course course) {
        return (int) course.view().members().stream()
                .filter(n -> course.end().nodes().get(n).online())
                .count();
    }
}
