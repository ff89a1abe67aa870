package io.hastack.workflows;

import io.hastack.engine.Inventory;
import io.hastack.engine.PlacedPart;
import io.hastack.pacemaker.ClusterEdit;
import io.hastack.spi.front.BackEnds;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.plan.Event;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps of a rolling restart. */
final class Restarting {
    /** A resource that nobody lets back, for the console is gone for good, comes back by itself after it. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final Clusters clusters;
    private final Inventory inventory;
    private final Fronts fronts;
    private volatile List<BackEnds> backEnds = List.of();

    Restarting(Clusters clusters, Inventory inventory, Fronts fronts) {
        this.clusters = clusters;
        this.inventory = inventory;
        this.fronts = fronts;
    }

    void use(List<BackEnds> found) {
        backEnds = found;
    }

    /** What is gone on with has disturbed conditions itself, so that they are not asked for then. */
    void gates(Work work, Trace trace) {
        if (work.topology().hosting(work.subject()).isEmpty()
                && inventory.components().stream().noneMatch(c -> c.id().equals(work.subject()))) {
            throw Refusal.input("no cluster of topology '" + work.topology().name() + "' lists component '"
                    + work.subject() + "'; ha:components lists those there are");
        }
        Instances now = instances(work, "");
        now.standing().refuseWithoutQuorum();
        Cluster cluster = now.standing().cluster();
        int working = now.standing().workingMembers().size();
        if (working < cluster.quorum()) {
            throw Refusal.unsafe("cluster '" + cluster.name() + "' needs " + cluster.quorum() + " of its "
                    + cluster.members().size() + " members to work, " + working
                    + " do. Bring the others back first: ha:status");
        }
        if (Noted.left(work, now.note()).isEmpty()) {
            cluster.nodes().forEach(n -> refuseLast(now, now.due(now.note(), n.name()), n.name()));
            clusters.refuseUnlessTrue(clusters.without(work.topology(), Set.of(), Set.of()));
        }
    }

    void note(Work work, Trace trace) {
        Noted now = instances(work, "").note();
        trace.already(cluster(work).name(), Noted.left(work, now).orElse(now).text());
    }

    /** Returns the work of each node, in the topology's order. */
    List<Work> nodes(Work work) {
        Cluster cluster = cluster(work);
        Noted noted = Noted.in(work, cluster.name());
        Instances now = instances(work, "");
        List<Work> each = new ArrayList<>();
        for (Node node : cluster.nodes()) {
            if (noted.on(node.name()) || !now.keptOff(node.name()).isEmpty()) {
                int stage = each.size() + 1;
                work.ledger()
                        .stage(
                                stage,
                                each.isEmpty()
                                        ? node.name()
                                        : node.name() + ", when everything is True on "
                                                + each.get(stage - 2).node());
                each.add(work.at(node.name(), stage));
            }
        }
        return each;
    }

    void drain(Work work, Trace trace) {
        var listeners = fronts.listeners(work.topology(), work.subject(), work.node());
        List<PacemakerResource> due = due(work);
        refuseLast(instances(work, work.node()), due, work.node());
        if (listeners.isEmpty() || due.isEmpty()) {
            trace.already(work.node(), "");
            return;
        }
        trace.change(
                work.node(),
                "the proxies send it nothing new: " + names(listeners),
                () -> fronts.drain(proxy(), work.topology(), running(work, listeners), work.node()));
    }

    void stop(Work work, Trace trace) {
        List<PacemakerResource> due = due(work);
        if (due.isEmpty()) {
            trace.already(work.node(), "");
            return;
        }
        List<ClusterEdit> edits = due.stream()
                .map(r -> ClusterEdit.keepOff(Instances.constrained(r), work.node(), LONGEST))
                .toList();
        if (work.ledger().forecast()) {
            clusters.writer().preview(work.topology(), cluster(work), edits).forEach(work.ledger()::note);
        }
        trace.change(work.node(), lines(edits), () -> {
            clusters.writer().apply(work.topology(), cluster(work), edits);
            settle(work);
            List<PacemakerResource> still = due(work);
            if (!still.isEmpty()) {
                throw new HaException(
                        ErrorCode.CHANGE_FAILED,
                        work.node() + " still runs " + names(still, PacemakerResource::id)
                                + ": see ha:status, what is unmanaged or blocked is not stopped by Pacemaker");
            }
        });
    }

    void start(Work work, Trace trace) {
        List<PacemakerResource> back = work.ledger().forecast()
                ? due(work)
                : instances(work, work.node()).keptOff(work.node());
        if (back.isEmpty()) {
            trace.already(work.node(), "");
            return;
        }
        List<ClusterEdit> edits = back.stream()
                .map(r -> ClusterEdit.letBack(Instances.constrained(r), work.node()))
                .toList();
        trace.change(work.node(), lines(edits), () -> {
            clusters.writer().apply(work.topology(), cluster(work), edits);
            settle(work);
        });
    }

    void conditions(Work work, Trace trace) {
        trace.await(
                work.node(),
                "wait for the conditions of " + work.subject() + " on it",
                () -> promised(work, Optional.of(work.node())));
    }

    void restore(Work work, Trace trace) {
        var listeners = fronts.listeners(work.topology(), work.subject(), work.node());
        boolean drained = work.ledger().forecast() ? !due(work).isEmpty() : drained(work);
        if (listeners.isEmpty() || !drained) {
            trace.already(work.node(), "");
            return;
        }
        trace.change(
                work.node(),
                "the proxies use it again: " + names(listeners),
                () -> fronts.restore(proxy(), work.topology(), running(work, listeners), work.node()));
    }

    /** A run that is gone on with may have drained it and not put it back. */
    private static boolean drained(Work work) {
        String restored = "restart/restore@" + work.node();
        boolean before = work.asked().resumes().isPresent()
                && work.asked().resumes().get().steps().stream()
                        .noneMatch(s ->
                                s.id().equals(restored) && s.ended().isPresent() && s.state() != Event.State.FAILED);
        String now = work.ledger().told("restart/drain@" + work.node()).orElse("");
        return before || !now.isEmpty();
    }

    void promises(Work work, Trace trace) {
        trace.await(
                cluster(work).name(),
                "wait for all conditions of " + work.subject(),
                () -> promised(work, Optional.empty()));
    }

    private void promised(Work work, Optional<String> node) {
        Topology rest = clusters.without(work.topology(), Set.of(), Set.of());
        clusters.promised(rest, Set.of(work.subject()), node, work.ledger().progress());
    }

    private static void refuseLast(Instances now, List<PacemakerResource> due, String node) {
        List<String> last = now.last(due, node);
        if (!last.isEmpty()) {
            throw Refusal.unsafe(node + " runs the last sound instance of " + String.join(", ", last)
                    + "; it is not stopped. Mend the others first: ha:status");
        }
    }

    private void settle(Work work) {
        clusters.settle(work.topology(), cluster(work), work.ledger().progress());
    }

    private List<PacemakerResource> due(Work work) {
        boolean stopped = work.ledger()
                .told("restart/stop@" + work.node())
                .filter(t -> !t.isEmpty())
                .isPresent();
        return stopped
                ? List.of()
                : instances(work, work.node()).due(Noted.in(work, cluster(work).name()), work.node());
    }

    private Instances instances(Work work, String busy) {
        return Instances.of(
                clusters,
                work.topology(),
                Clusters.askedLast(cluster(work), busy),
                resources(work).stream().map(PlacedPart::part).toList());
    }

    private Cluster cluster(Work work) {
        return resources(work).get(0).cluster();
    }

    private List<PlacedPart<PacemakerResource>> resources(Work work) {
        return Instances.resources(inventory, work.topology(), work.subject());
    }

    /** Nodes that are off run no proxy, and cannot be asked. */
    private List<PlacedPart<ProxyListener>> running(Work work, List<PlacedPart<ProxyListener>> listeners) {
        return listeners.stream()
                .map(l -> {
                    Set<String> there =
                            clusters.standing(work.topology(), l.cluster()).in("online");
                    List<Node> nodes = l.nodes().stream()
                            .filter(n -> there.contains(n.name()))
                            .toList();
                    return new PlacedPart<>(l.component(), l.own(), l.part(), l.cluster(), nodes);
                })
                .toList();
    }

    private BackEnds proxy() {
        return backEnds.stream()
                .findFirst()
                .orElseThrow(() -> new HaException(
                        ErrorCode.COMPONENT_FAILED,
                        "no bundle can drain the proxy that the topology has; update the one of the proxy"));
    }

    private static String lines(List<ClusterEdit> edits) {
        return names(edits, ClusterEdit::describe);
    }

    private static String names(List<PlacedPart<ProxyListener>> listeners) {
        return names(listeners, l -> l.part().name());
    }

    private static <T> String names(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.joining(", "));
    }
}
