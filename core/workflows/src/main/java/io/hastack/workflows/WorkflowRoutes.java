package io.hastack.workflows;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;

/** Routes of which each is a workflow: its nodes are the steps, under the names that the journal has. */
abstract class WorkflowRoutes extends RouteBuilder {
    private String workflow;

    /** Describes the routes. */
    abstract void routes();

    @Override
    public final void configure() {
        // a failed step ends its run, and nothing is tried twice behind the journal's back
        errorHandler(noErrorHandler());
        routes();
    }

    /** Begins a workflow. Headers that steer Camel are taken off whatever comes in. */
    final ProcessorDefinition<?> workflow(String id) {
        workflow = id;
        return from("direct:" + id).routeId(id).removeHeaders("Camel*");
    }

    /** Adds a step. */
    final void step(ProcessorDefinition<?> route, String name, WorkflowStep step) {
        String id = workflow + "/" + name;
        route.process(exchange -> take(exchange, id, step)).id(id);
    }

    private static void take(Exchange exchange, String id, WorkflowStep step) {
        if (!(exchange.getMessage().getBody() instanceof Work work)) {
            throw new HaException(
                    ErrorCode.INTERNAL, id + ": a workflow is begun by Workflows, not by a message to its route");
        }
        step.take(work, new Trace(id, work));
    }
}
