package io.hastack.workflows;

import io.hastack.engine.OpenRun;
import io.hastack.engine.Progress;
import io.hastack.engine.Run;
import io.hastack.engine.RunBook;
import io.hastack.engine.Undertaking;
import io.hastack.engine.Workflow;
import io.hastack.engine.Workflows;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workflows as routes of the console's one Camel context; routes come and go with the bundles that bring them. */
@Component(service = Workflows.class, immediate = true)
public final class CamelWorkflows implements Workflows {
    private static final Logger LOG = LoggerFactory.getLogger(CamelWorkflows.class);

    private final RunBook book;
    private final RouteTable table = new RouteTable();

    @Activate
    public CamelWorkflows(@Reference RunBook book) {
        this.book = book;
    }

    @Deactivate
    void close() {
        table.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindRoutes(RoutesBuilder routes) {
        table.add(routes);
    }

    void unbindRoutes(RoutesBuilder routes) {
        table.remove(routes);
    }

    @Override
    public List<Workflow> all() {
        return table.workflows();
    }

    @Override
    public Plan plan(Undertaking asked) {
        Forecast forecast = new Forecast();
        table.send(known(asked), new Work(asked, forecast));
        return forecast.plan(asked.workflow(), asked.subject());
    }

    @Override
    public Run run(Undertaking asked, Progress progress) {
        String route = known(asked);
        try (OpenRun run = book.open(asked, progress)) {
            try {
                table.send(route, new Work(asked, new Journalled(run)));
            } catch (HaException e) {
                if (!run.begun()) {
                    throw e;
                }
                return run.end(false, e.getMessage());
            } catch (RuntimeException e) {
                if (!run.begun()) {
                    throw e;
                }
                LOG.error("{} failed", run.id(), e);
                return run.end(false, "internal error: " + e);
            }
            return run.end(true, "done");
        }
    }

    private String known(Undertaking asked) {
        List<String> ids = all().stream().map(Workflow::id).toList();
        if (!ids.contains(asked.workflow())) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "there is no workflow '" + asked.workflow() + "'; there are " + String.join(", ", ids));
        }
        return asked.workflow();
    }
}
