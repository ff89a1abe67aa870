package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.pacemaker.ClusterEdit;
import io.hastack.pacemaker.ClusterReader;
import io.hastack.pacemaker.ClusterWriter;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A member stops working for its cluster without leaving it, and comes back. */
@Component(service = RoutesBuilder.class)
public final class StandbyRoutes extends WorkflowRoutes {
    private final Clusters clusters;
    private final Leaving leaving;

    @Activate
    public StandbyRoutes(@Reference Engine engine, @Reference ClusterReader reader, @Reference ClusterWriter writer) {
        this.clusters = new Clusters(engine, reader, writer);
        this.leaving = new Leaving(clusters);
    }

    @Override
    void routes() {
        ProcessorDefinition<?> standby = workflow("node-standby");
        step(standby, "gates", leaving::gates);
        step(standby, "standby", this::standby);
        step(standby, "settled", this::empty);
        step(standby, "conditions", this::conditions);

        ProcessorDefinition<?> unstandby = workflow("node-unstandby");
        step(unstandby, "gates", this::mayReturn);
        step(unstandby, "unstandby", this::unstandby);
        step(unstandby, "settled", this::settled);
        step(unstandby, "conditions", this::conditions);
    }

    private void standby(Work work, Trace trace) {
        String node = work.subject();
        if (state(work).equals("standby")) {
            trace.already(node, node + " is in standby");
        } else {
            trace.change(
                    node,
                    "standby: it stays a member with its vote, what it runs stops or moves",
                    () -> edit(work, ClusterEdit.standby(node)));
        }
    }

    private void mayReturn(Work work, Trace trace) {
        String node = work.subject();
        Standing standing = clusters.standing(work.topology(), cluster(work));
        standing.refuseWithoutQuorum();
        String state = standing.state(node);
        if (!Set.of("online", "standby").contains(state)) {
            throw Refusal.unsafe(
                    "node '" + node + "' is " + state + ", so that it can run nothing. Bring it back first");
        }
        if (state.equals("standby") && work.ledger().forecast()) {
            preview(work, ClusterEdit.unstandby(node)).forEach(work.ledger()::note);
        }
    }

    private void unstandby(Work work, Trace trace) {
        String node = work.subject();
        if (state(work).equals("standby")) {
            trace.change(
                    node,
                    "no standby any longer: it runs what it ran before",
                    () -> edit(work, ClusterEdit.unstandby(node)));
        } else {
            trace.already(node, node + " is not in standby");
        }
    }

    private void settled(Work work, Trace trace) {
        trace.await(cluster(work).name(), "wait until Pacemaker has nothing left to do", () -> settle(work));
    }

    private void empty(Work work, Trace trace) {
        trace.await(
                cluster(work).name(), "wait until Pacemaker has nothing left to do, and the node runs nothing", () -> {
                    settle(work);
                    leaving.refuseUnlessEmpty(work.topology(), cluster(work), work.subject());
                });
    }

    private void conditions(Work work, Trace trace) {
        Topology topology = work.topology();
        trace.await(
                cluster(work).name(),
                "wait for all conditions, on every node that is not in standby",
                () -> clusters.promised(
                        clusters.without(topology, Set.of(), Set.of()),
                        Set.of(),
                        Optional.empty(),
                        work.ledger().progress()));
    }

    private void settle(Work work) {
        clusters.settle(work.topology(), asked(work), work.ledger().progress());
    }

    private String state(Work work) {
        return clusters.standing(work.topology(), asked(work)).state(work.subject());
    }

    private void edit(Work work, ClusterEdit edit) {
        clusters.writer().apply(work.topology(), asked(work), List.of(edit));
    }

    private List<String> preview(Work work, ClusterEdit edit) {
        return clusters.writer().preview(work.topology(), asked(work), List.of(edit));
    }

    private static Cluster asked(Work work) {
        return Clusters.askedLast(cluster(work), work.subject());
    }

    /** @throws HaException INPUT_ARGUMENT for what is no member */
    private static Cluster cluster(Work work) {
        return Leaving.cluster(work.topology(), work.subject());
    }
}
