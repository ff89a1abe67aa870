package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import io.hastack.prover.Invariant;
import io.hastack.prover.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Clones that are not interleaved although an order joins them to another clone. Where the order is optional, what is
 * missing shows in no transition; so the scheduler is asked what it would do if it were mandatory.
 */
final class Interleaving {
    private Interleaving() {}

    static List<Finding> check(Asking asking, World world) throws InterruptedException {
        Map<String, Relation> suspects = new LinkedHashMap<>();
        for (Relation r : world.model().relations()) {
            Resource first = world.model().resource(r.first());
            Resource then = world.model().resource(r.then());
            boolean joins = r.order() && !r.mandatory() && first.cloned() && then.cloned();
            if (joins && !then.interleaved() && !first.top().equals(then.top()) && running(world, r.first())) {
                suspects.putIfAbsent(then.top(), r);
            }
        }
        List<Relation> orders = List.copyOf(suspects.values());
        List<Trial> trials = new ArrayList<>();
        for (Relation r : orders) {
            trials.add(trial(world, r));
        }
        Driver.run(asking, trials.stream().flatMap(t -> t.courses().stream()).toList());
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Relation r = orders.get(i);
            Trial trial = trials.get(i);
            long far = trial.crashed()
                    ? 0
                    : new Disturbed(world, trial.main())
                            .elsewhere().stream()
                                    .filter(d -> d.resource().equals(r.then()))
                                    .count();
            if (far > 0) {
                String clone = world.model().resource(r.then()).top();
                found.add(Finding.of(
                                Invariant.CONTAINED,
                                clone + " is not interleaved: " + r.id() + " joins it to all instances of " + r.first()
                                        + ". Were the order mandatory, "
                                        + trial.scenario().id() + " would disturb " + far + " on other nodes",
                                List.of(r.then()))
                        .because(clone + " interleave"));
            }
        }
        return found;
    }

    private static boolean running(World world, String resource) {
        return !world.places(resource).isEmpty();
    }

    private static Trial trial(World world, Relation r) {
        Element cib = Xml.parse(world.cib(), "the steady CIB");
        cib.section("configuration").section("constraints").child(r.id()).ifPresent(o -> {
            o.attributes().remove("score");
            o.with("kind", "Mandatory");
        });
        String node = world.places(r.first()).keySet().iterator().next();
        Scenario scenario = new Scenario(List.of(new Fault(Kind.MONITOR_FAILS, r.first(), node)));
        return new Trial(world.with(new Model(cib), Xml.print(cib, 0)), scenario, false);
    }
}
