package io.hastack.workflows;

import io.hastack.descriptor.TopologyEdit;
import io.hastack.engine.Engine;
import io.hastack.engine.Inventory;
import io.hastack.engine.Owned;
import io.hastack.engine.Request;
import io.hastack.pacemaker.ClusterEdit;
import io.hastack.pacemaker.ResourceOptions;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of a changed membership that are the same whoever leaves or joins. */
final class Changing {
    private static final Duration INFORMED = Duration.ofMinutes(5);

    private final Clusters clusters;
    private final Engine engine;
    private final Inventory inventory;

    Changing(Clusters clusters, Engine engine, Inventory inventory) {
        this.clusters = clusters;
        this.engine = engine;
        this.inventory = inventory;
    }

    /** The topology that would come out is a valid one, every node of it can be read, and no handler refuses. */
    void gates(Work work, Membership change) {
        new TopologyEdit(file(work)).check(change.moves());
        if (!work.ledger().forecast()) {
            engine.plan(request(work, change));
        }
    }

    /** Nothing is broken already. */
    void sound(Membership change) {
        clusters.refuseUnlessTrue(clusters.without(change.before(), Set.of(), Set.of()));
    }

    void note(Work work, Trace trace) {
        Membership change = Membership.of(work);
        trace.already(change.cluster(), change.note());
    }

    void topology(Work work, Trace trace) {
        Membership change = Membership.of(work);
        Path file = file(work);
        if (change.moves().stream().allMatch(m -> m.done(work.topology()))) {
            trace.already(change.cluster(), "the topology says so");
            return;
        }
        List<String> lines = new ArrayList<>();
        change.joins().ifPresent(n -> lines.add(n.name() + " becomes a member in the topology file"));
        change.leaves().ifPresent(n -> lines.add(n.name() + " becomes a spare in the topology file"));
        trace.change(change.cluster(), String.join("\n", lines), () -> new TopologyEdit(file).write(change.moves()));
    }

    /**
     * Resources whose options name the members learn the new ones without a restart, which would stop all of their instances
     * at once.
     */
    void options(Work work, Trace trace) {
        Membership change = Membership.of(work);
        List<ClusterEdit> due = due(change);
        if (due.isEmpty()) {
            trace.already(change.cluster(), "no resource waits to be told");
        } else {
            trace.change(
                    change.cluster(),
                    due.stream().map(ClusterEdit::describe).collect(Collectors.joining("\n")),
                    () -> clusters.writer().apply(change.after(), change.asked(), due, INFORMED));
        }
    }

    void deploy(Work work, Trace trace) {
        Membership change = Membership.of(work);
        Request request = request(work, change);
        String action = "every component learns who its members are";
        if (work.ledger().forecast()) {
            Plan plan = engine.plan(request);
            action = action + ": " + plan.changes() + " changes";
            Set<String> informed = informed(change);
            plan.notes().stream()
                    .map(l -> l.replaceFirst("^[^ :]+: ", ""))
                    .filter(l -> informed.stream()
                            .noneMatch(
                                    id -> l.startsWith("Restart " + id + ":") || l.matches("Restart +" + id + "\\b.*")))
                    .forEach(work.ledger()::note);
        }
        trace.change(change.cluster(), action, () -> work.ledger().deploy(engine, request));
    }

    void settled(Work work, Trace trace) {
        Membership change = Membership.of(work);
        trace.await(
                change.cluster(),
                "wait until Pacemaker has nothing left to do",
                () -> clusters.settle(
                        change.after(), change.then(), work.ledger().progress()));
    }

    void conditions(Work work, Trace trace) {
        Membership change = Membership.of(work);
        trace.await(change.cluster(), "wait for all conditions, of the members there are then", () -> {
            Topology promised = clusters.without(change.after(), Set.of(), Set.of());
            clusters.promised(
                    promised, Set.of(), Optional.empty(), work.ledger().progress());
        });
    }

    private Request request(Work work, Membership change) {
        return new Request(work.asked().workflow(), change.after(), Set.of(), false).without(change.gone());
    }

    private List<ClusterEdit> due(Membership change) {
        Map<String, PacemakerResource> before = resources(change.before(), change.cluster());
        ResourceOptions live = ResourceOptions.of(clusters.cib(change.after(), change.asked()), change.cluster());
        List<ClusterEdit> due = new ArrayList<>();
        resources(change.after(), change.cluster()).forEach((id, resource) -> {
            String outer = Instances.constrained(resource);
            resource.options().forEach((option, value) -> {
                boolean changes = before.containsKey(id)
                        && !value.equals(before.get(id).options().get(option))
                        && !value.contains("${");
                Optional<String> now = Optional.ofNullable(live.values().get(id + " " + option));
                boolean done = now.filter(value::equals).isPresent()
                        && !live.unmanaged().contains(outer);
                if (changes && now.isPresent() && !done) {
                    due.add(ClusterEdit.inform(id, outer, option, value));
                }
            });
        });
        return due;
    }

    private Set<String> informed(Membership change) {
        Map<String, PacemakerResource> before = resources(change.before(), change.cluster());
        return resources(change.after(), change.cluster()).values().stream()
                .filter(r -> before.containsKey(r.id())
                        && !before.get(r.id()).options().equals(r.options()))
                .map(PacemakerResource::id)
                .collect(Collectors.toSet());
    }

    private Map<String, PacemakerResource> resources(Topology topology, String cluster) {
        return inventory.cib(topology, cluster).stream()
                .map(Owned<CibPart>::part)
                .filter(PacemakerResource.class::isInstance)
                .map(PacemakerResource.class::cast)
                .collect(Collectors.toMap(PacemakerResource::id, r -> r, (a, b) -> a));
    }

    /** @throws HaException INPUT_ARGUMENT without a file */
    private static Path file(Work work) {
        return work.asked()
                .file()
                .orElseThrow(() -> Refusal.input("expected the topology file that is to be changed, found none"));
    }
}
