package io.hastack.workflows;

import io.hastack.engine.Workflow;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/** The Camel context and whose routes are in it. Safe for use by many threads. */
final class RouteTable implements AutoCloseable {
    private static final Duration STOPS = Duration.ofSeconds(10);

    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private final Map<RoutesBuilder, List<String>> brought = new ConcurrentHashMap<>();
    private final ProducerTemplate template;

    RouteTable() {
        // one bundle holds all of Camel, so that its class loader sees every component and language
        camel.setApplicationContextClassLoader(DefaultCamelContext.class.getClassLoader());
        camel.getCamelContextExtension().setName("hastack");
        // a console that is stopped does not wait for a round of health that takes its minutes; a run can be resumed
        camel.getShutdownStrategy().setTimeout(STOPS.toSeconds());
        camel.start();
        template = camel.createProducerTemplate();
    }

    synchronized void add(RoutesBuilder routes) {
        List<String> before = ids();
        try {
            camel.addRoutes(routes);
        } catch (Exception e) {
            throw new HaException(
                    ErrorCode.COMPONENT_FAILED,
                    "the routes of " + routes.getClass().getName() + " cannot be used: " + e
                            + "; the bundle that brings them needs mending",
                    e);
        }
        List<String> mine = new ArrayList<>(ids());
        mine.removeAll(before);
        brought.put(routes, List.copyOf(mine));
    }

    synchronized void remove(RoutesBuilder routes) {
        for (String id : brought.getOrDefault(routes, List.of())) {
            try {
                camel.getRouteController().stopRoute(id);
                camel.removeRoute(id);
            } catch (Exception e) {
                throw new HaException(ErrorCode.INTERNAL, "the route " + id + " cannot be taken away: " + e, e);
            }
        }
        brought.remove(routes);
    }

    /** Returns the routes that are workflows: those with nodes under their own name. */
    List<Workflow> workflows() {
        return camel.getRouteDefinitions().stream()
                .map(r -> new Workflow(r.getRouteId(), steps(r)))
                .filter(w -> !w.steps().isEmpty())
                .sorted(Comparator.comparing(Workflow::id))
                .toList();
    }

    /** Sends work along a route and returns at its end; throws what a step threw. */
    void send(String route, Work work) {
        Exchange end = template.send(
                "direct:" + route, exchange -> exchange.getMessage().setBody(work));
        Throwable failure = end.getException();
        if (failure == null) {
            return;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HaException problem) {
                throw problem;
            }
        }
        throw new IllegalStateException("the route " + route + " failed: " + failure, failure);
    }

    @Override
    public void close() {
        template.stop();
        camel.stop();
    }

    private List<String> ids() {
        return camel.getRouteDefinitions().stream()
                .map(RouteDefinition::getRouteId)
                .toList();
    }

    private static List<String> steps(RouteDefinition route) {
        List<String> steps = new ArrayList<>();
        collect(route.getOutputs(), route.getRouteId() + "/", steps);
        return steps;
    }

    private static void collect(List<ProcessorDefinition<?>> nodes, String prefix, List<String> steps) {
        for (ProcessorDefinition<?> node : nodes) {
            if (node.getId() != null && node.getId().startsWith(prefix)) {
                steps.add(node.getId());
            }
            collect(node.getOutputs(), prefix, steps);
        }
    }
}
