package io.hastack.workflows;

import io.hastack.engine.Inventory;
import io.hastack.pacemaker.ClusterEdit;
import io.hastack.pacemaker.Host;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A member hands over what it runs and ends its membership; one that is dead is made sure to be. */
final class Departing {
    private static final int FEWEST = 3;
    private static final Duration OFF = Duration.ofMinutes(4);
    private static final Set<String> ALIVE = Set.of("online", "standby");

    private final Clusters clusters;
    private final Inventory inventory;
    private final Transport transport;

    Departing(Clusters clusters, Inventory inventory, Transport transport) {
        this.clusters = clusters;
        this.inventory = inventory;
        this.transport = transport;
    }

    /** Quorum of the rest, last copies, a device that can prove a dead one to be off, conditions. */
    void gates(Work work, Membership change) {
        Standing standing = standing(change);
        standing.refuseWithoutQuorum();
        Node node = change.leaves().orElseThrow();
        if (change.goesOn()) {
            return;
        }
        refuseTooSmall(change, node);
        String state = standing.state(node.name());
        if (state.equals("maintenance")) {
            throw Refusal.unsafe("node '" + node.name() + "' is in maintenance: Pacemaker would stop nothing there."
                    + " End it first: crm_attribute --node " + node.name() + " --name maintenance --delete");
        }
        Standing now = new Standing(change.now(), standing.status());
        if (ALIVE.contains(state)) {
            Leaving.refuseTooFew(now, node.name());
            host(change, node).left();
            if (state.equals("online")) {
                List<String> preview = clusters.writer()
                        .preview(change.before(), change.asked(), List.of(ClusterEdit.standby(node.name())));
                Leaving.refuseLastCopies(now, node.name(), preview);
                preview.forEach(work.ledger()::note);
            }
        } else if (!answers(change, node) && !change.confirmed()) {
            refuseUnprovable(change, standing, node.name(), state);
        }
        Set<String> dead = ALIVE.contains(state) ? Set.of() : Set.of(node.name());
        clusters.refuseUnlessTrue(clusters.without(change.before(), dead, Set.of()));
    }

    void standby(Work work, Trace trace) {
        Membership change = Membership.of(work);
        String node = change.leaves().orElseThrow().name();
        String state = standing(change).state(node);
        if (state.equals("online")) {
            trace.change(node, "standby: what it runs stops or moves", () -> clusters.writer()
                    .apply(change.before(), change.asked(), List.of(ClusterEdit.standby(node))));
        } else {
            trace.already(node, node + " is " + state);
        }
    }

    void empty(Work work, Trace trace) {
        Membership change = Membership.of(work);
        String node = change.leaves().orElseThrow().name();
        trace.await(
                change.cluster(), "wait until Pacemaker has nothing left to do, and " + node + " runs nothing", () -> {
                    clusters.settle(
                            change.before(), change.asked(), work.ledger().progress());
                    if (ALIVE.contains(standing(change).state(node))) {
                        new Leaving(clusters).refuseUnlessEmpty(change.before(), change.asked(), node);
                    }
                });
    }

    /** Whoever answers stops by itself; whoever does not must be off before anybody forgets that it may run something. */
    void leave(Work work, Trace trace) {
        Membership change = Membership.of(work);
        Node node = change.leaves().orElseThrow();
        if (answers(change, node)) {
            Host host = host(change, node);
            if (host.left()) {
                trace.already(node.name(), node.name() + " belongs to no cluster");
            } else {
                trace.change(
                        node.name(),
                        "stop pacemaker and corosync for good, and remove corosync.conf and the CIB",
                        host::leave);
            }
            return;
        }
        ClusterEdit edit = change.confirmed() ? ClusterEdit.isOff(node.name()) : ClusterEdit.off(node.name());
        trace.change(node.name(), edit.describe(), () -> {
            try {
                clusters.writer().apply(change.before(), change.asked(), List.of(edit), OFF);
            } catch (HaException e) {
                throw new HaException(e.code(), e.getMessage() + ". " + remedy(node.name()), e);
            }
        });
    }

    private static void refuseTooSmall(Membership change, Node node) {
        int left = change.then().members().size();
        if (left < FEWEST) {
            throw new HaException(
                    ErrorCode.REFUSED_MEMBERS,
                    "cluster '" + change.cluster() + "' has "
                            + change.now().members().size()
                            + " full members; the " + left + " without " + node.name()
                            + " could not lose one and keep quorum. Exchange it for another one, ha:node-replace "
                            + node.name() + " NEW, or add one first: ha:node-add NEW");
        }
    }

    private void refuseUnprovable(Membership change, Standing standing, String node, String state) {
        List<String> devices = inventory.cib(change.before(), change.cluster()).stream()
                .map(owned -> owned.part())
                .filter(PacemakerResource.class::isInstance)
                .map(PacemakerResource.class::cast)
                .filter(r -> r.agent().startsWith("stonith:")
                        && r.options().getOrDefault("pcmk_host_list", "").equals(node))
                .map(PacemakerResource::id)
                .toList();
        List<String> silent = new ArrayList<>(devices);
        silent.removeIf(id -> standing.status().resources().stream()
                .anyMatch(r -> r.id().equals(id)
                        && r.instances().stream().anyMatch(i -> i.state().equals("ok"))));
        if (devices.isEmpty() || !silent.isEmpty()) {
            throw new HaException(
                    ErrorCode.REFUSED_FENCING,
                    "node '" + node + "' is " + state + " and does not answer, and its power cannot be seen to be off: "
                            + (devices.isEmpty()
                                    ? "it has no fencing device"
                                    : "its fencing device " + String.join(", ", silent) + " does not answer")
                            + ". " + remedy(node));
        }
    }

    private static String remedy(String node) {
        return "Mend its fencing device, or switch the node off by hand and say so: --confirm-off " + node;
    }

    private boolean answers(Membership change, Node node) {
        try {
            host(change, node).left();
            return true;
        } catch (HaException e) {
            return false;
        }
    }

    private Host host(Membership change, Node node) {
        return new Host(transport, change.before(), node);
    }

    private Standing standing(Membership change) {
        Cluster asked = change.asked();
        return clusters.standing(change.before(), asked);
    }
}
