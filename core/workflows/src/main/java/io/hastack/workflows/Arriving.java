package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.engine.Inventory;
import io.hastack.engine.Request;
import io.hastack.pacemaker.ClusterEdit;
import io.hastack.pacemaker.Host;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.Transport;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A spare becomes a member: it gets all it needs first, joins in standby, and works once it can be fenced. */
final class Arriving {
    private static final int MOST = 16;

    private final Clusters clusters;
    private final Engine engine;
    private final Inventory inventory;
    private final Transport transport;

    Arriving(Clusters clusters, Engine engine, Inventory inventory, Transport transport) {
        this.clusters = clusters;
        this.engine = engine;
        this.inventory = inventory;
        this.transport = transport;
    }

    /** The host is what its topology says, keeps the members' time, and brings no other cluster along. */
    void gates(Work work, Membership change) {
        Standing standing = clusters.standing(change.before(), change.asked());
        standing.refuseWithoutQuorum();
        if (change.goesOn()) {
            return;
        }
        Node node = change.joins().orElseThrow();
        int members = change.then().members().size();
        if (members > MOST) {
            throw new HaException(
                    ErrorCode.REFUSED_MEMBERS,
                    "cluster '" + change.cluster() + "' would have " + members
                            + " full members; Corosync is made for at most sixteen. Let the node be a remote");
        }
        if (node.fencing().isEmpty()
                && change.stay().stream().anyMatch(n -> !n.fencing().isEmpty())) {
            throw new HaException(
                    ErrorCode.REFUSED_FENCING,
                    "spare '" + node.name()
                            + "' has no fencing device; without one it could not be trusted when it hangs."
                            + " Add 'fencing: { agent: fence_ipmilan, ip: … }' to it in the topology file");
        }
        Set<String> working = Set.copyOf(standing.workingMembers());
        Node witness = change.stay().stream()
                .filter(n -> working.contains(n.name()))
                .findFirst()
                .orElseThrow(() -> Refusal.unsafe("no member of cluster '" + change.cluster() + "' works"));
        new HostCheck(
                        change,
                        Seen.of(new Host(transport, change.before(), node)),
                        Seen.of(new Host(transport, change.before(), witness)))
                .refuse();
        if (members % 2 == 0) {
            work.ledger()
                    .note(members + " members bear no more failures than " + (members - 1)
                            + " do, and a deploy asks for --allow-members; add another one");
        }
    }

    void enter(Work work, Trace trace) {
        Membership change = Membership.of(work);
        Node node = change.joins().orElseThrow();
        if (member(change, node.name())) {
            trace.already(node.name(), node.name() + " is a member");
        } else {
            trace.change(node.name(), "its Pacemaker waits until the members know it", () -> host(change)
                    .expect());
        }
    }

    /** All that waits for nothing, the others being as they were. */
    void prepare(Work work, Trace trace) {
        Membership change = Membership.of(work);
        Node node = change.joins().orElseThrow();
        Request request = request(work, change, Set.of()).preparing(Set.of(node.name()));
        trace.change(node.name(), "packages, files and units of all its components", () -> work.ledger()
                .deploy(engine, request));
    }

    /** The members that stay get to know it before its Pacemaker starts, so that it joins them and founds no cluster. */
    void known(Work work, Trace trace) {
        Membership change = Membership.of(work);
        Node node = change.joins().orElseThrow();
        if (!work.ledger().forecast() && member(change, node.name())) {
            trace.already(node.name(), node.name() + " is a member");
            return;
        }
        Set<String> stay = change.stay().stream().map(Node::name).collect(Collectors.toSet());
        Request request =
                request(work, change, everywhere()).without(change.gone()).preparing(stay);
        trace.change(
                change.cluster(), "Corosync of all members knows " + node.name() + ", which joins in standby", () -> {
                    work.ledger().deploy(engine, request);
                    host(change).join();
                });
    }

    /** It can be fenced from now on. */
    void member(Work work, Trace trace) {
        Membership change = Membership.of(work);
        Request request = request(work, change, everywhere()).without(change.gone());
        trace.change(
                change.cluster(),
                "Pacemaker knows how to fence " + change.joins().orElseThrow().name(),
                () -> work.ledger().deploy(engine, request));
    }

    void work(Work work, Trace trace) {
        Membership change = Membership.of(work);
        Node node = change.joins().orElseThrow();
        boolean forecast = work.ledger().forecast();
        if (!forecast && state(change, node.name()).equals("online")) {
            host(change).welcome();
            trace.already(node.name(), node.name() + " works");
            return;
        }
        trace.change(node.name(), "no standby any longer: it runs what the others run", () -> {
            clusters.writer().apply(change.after(), change.asked(), List.of(ClusterEdit.unstandby(node.name())));
            host(change).welcome();
        });
    }

    private Set<String> everywhere() {
        return inventory.components().stream()
                .filter(ComponentInfo::everyCluster)
                .map(ComponentInfo::id)
                .collect(Collectors.toSet());
    }

    private Host host(Membership change) {
        return new Host(transport, change.after(), change.joins().orElseThrow());
    }

    private boolean member(Membership change, String node) {
        return Set.of("online", "standby").contains(state(change, node));
    }

    private String state(Membership change, String node) {
        return clusters.standing(change.after(), change.asked()).state(node);
    }

    private static Request request(Work work, Membership change, Set<String> components) {
        return new Request(work.asked().workflow(), change.after(), components, false);
    }
}
