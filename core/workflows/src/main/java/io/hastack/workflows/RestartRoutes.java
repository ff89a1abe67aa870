package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.engine.Inventory;
import io.hastack.pacemaker.ClusterReader;
import io.hastack.pacemaker.ClusterWriter;
import io.hastack.spi.front.BackEnds;
import io.hastack.spi.transport.Transport;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** A component is restarted, one node after another, while the others serve. */
@Component(service = RoutesBuilder.class)
public final class RestartRoutes extends WorkflowRoutes {
    private final Restarting restarting;

    @Activate
    public RestartRoutes(
            @Reference Engine engine,
            @Reference Inventory inventory,
            @Reference ClusterReader reader,
            @Reference ClusterWriter writer,
            @Reference Transport transport) {
        this.restarting =
                new Restarting(new Clusters(engine, reader, writer), inventory, new Fronts(inventory, transport));
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindBackEnds(BackEnds backEnds) {
        restarting.use(List.of(backEnds));
    }

    void unbindBackEnds(BackEnds backEnds) {
        restarting.use(List.of());
    }

    @Override
    void routes() {
        ProcessorDefinition<?> restart = workflow("restart");
        step(restart, "gates", restarting::gates);
        step(restart, "note", restarting::note);
        ProcessorDefinition<?> node =
                restart.split().body(Work.class, restarting::nodes).stopOnException();
        step(node, "drain", restarting::drain);
        step(node, "stop", restarting::stop);
        step(node, "start", restarting::start);
        step(node, "conditions", restarting::conditions);
        step(node, "restore", restarting::restore);
        step(restart, "promises", restarting::promises);
    }
}
