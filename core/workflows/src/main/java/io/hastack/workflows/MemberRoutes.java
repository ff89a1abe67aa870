package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.engine.Inventory;
import io.hastack.pacemaker.ClusterReader;
import io.hastack.pacemaker.ClusterWriter;
import io.hastack.spi.transport.Transport;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A member leaves its cluster for good, a spare joins one, or one takes the place of the other. */
@Component(service = RoutesBuilder.class)
public final class MemberRoutes extends WorkflowRoutes {
    private final Departing departing;
    private final Arriving arriving;
    private final Changing changing;

    @Activate
    public MemberRoutes(
            @Reference Engine engine,
            @Reference Inventory inventory,
            @Reference ClusterReader reader,
            @Reference ClusterWriter writer,
            @Reference Transport transport) {
        Clusters clusters = new Clusters(engine, reader, writer);
        departing = new Departing(clusters, inventory, transport);
        arriving = new Arriving(clusters, engine, inventory, transport);
        changing = new Changing(clusters, engine, inventory);
    }

    @Override
    void routes() {
        ProcessorDefinition<?> remove = workflow("node-remove");
        step(remove, "gates", this::mayLeave);
        step(remove, Membership.NOTE, changing::note);
        leave(remove);
        step(remove, "topology", changing::topology);
        step(remove, "options", changing::options);
        end(remove);

        ProcessorDefinition<?> add = workflow("node-add");
        step(add, "gates", this::mayJoin);
        step(add, Membership.NOTE, changing::note);
        step(add, "topology", changing::topology);
        join(add);
        end(add);

        ProcessorDefinition<?> replace = workflow("node-replace");
        step(replace, "gates", this::mayReplace);
        step(replace, Membership.NOTE, changing::note);
        leave(replace);
        step(replace, "topology", changing::topology);
        join(replace);
        end(replace);
    }

    /** An instance that starts must find its node among the members that its options name. */
    private void join(ProcessorDefinition<?> route) {
        step(route, "options", changing::options);
        step(route, "enter", arriving::enter);
        step(route, "prepare", arriving::prepare);
        step(route, "known", arriving::known);
        step(route, "member", arriving::member);
        step(route, "work", arriving::work);
    }

    private void leave(ProcessorDefinition<?> route) {
        step(route, "standby", departing::standby);
        step(route, "empty", departing::empty);
        step(route, "leave", departing::leave);
    }

    private void end(ProcessorDefinition<?> route) {
        step(route, "deploy", changing::deploy);
        step(route, "settled", changing::settled);
        step(route, "conditions", changing::conditions);
    }

    private void mayLeave(Work work, Trace trace) {
        Membership change = Membership.of(work);
        departing.gates(work, change);
        changing.gates(work, change);
    }

    private void mayJoin(Work work, Trace trace) {
        Membership change = Membership.of(work);
        arriving.gates(work, change);
        if (!change.goesOn()) {
            changing.sound(change);
        }
        changing.gates(work, change);
    }

    /** Who leaves is asked about first: with a dead one the conditions of the rest count, not those of all. */
    private void mayReplace(Work work, Trace trace) {
        Membership change = Membership.of(work);
        departing.gates(work, change);
        arriving.gates(work, change);
        changing.gates(work, change);
    }
}
