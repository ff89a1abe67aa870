package io.hastack.workflows;

import io.hastack.health.Change;
import io.hastack.health.Outlets;
import io.hastack.health.Round;
import io.hastack.health.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When health looks, and who hears of changes. A beat asks what is due; rounds are measured beside each other, so that a
 * slow one holds up no other; what a round changed goes to each configured hook through a queue of its own, in order, and a
 * hook that fails is tried again twice.
 */
@Component(service = RoutesBuilder.class)
public final class HealthRoutes extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
    private static final int TRIED_AGAIN = 2;

    /**
     * @param beat how often it is asked what is due
     * @param clusters how often clusters are asked for their state
     * @param retry after which a hook is tried again, and four times that for the last time
     */
    record Pace(Duration beat, Duration clusters, Duration retry) {}

    private final Rounds rounds;
    private final Outlets outlets;
    private final Pace pace;

    @Activate
    public HealthRoutes(@Reference Rounds rounds, @Reference Outlets outlets) {
        this(rounds, outlets, new Pace(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(10)));
    }

    HealthRoutes(Rounds rounds, Outlets outlets, Pace pace) {
        this.rounds = rounds;
        this.outlets = outlets;
        this.pace = pace;
    }

    @Override
    public void configure() {
        from(timer("health", pace.beat()))
                .routeId("health")
                .process(e -> e.getMessage().setBody(rounds.due()))
                .split(body())
                .to("seda:health-rounds");
        from("seda:health-rounds?concurrentConsumers=4")
                .routeId("health-rounds")
                .process(e -> e.getMessage().setBody(rounds.take(e.getMessage().getBody(Round.class))))
                .filter(e -> !changes(e).isEmpty())
                .to("direct:health-changes");
        from("direct:health-changes")
                .routeId("health-changes")
                .process(e -> changes(e).forEach(outlets::publish))
                .process(e -> e.getMessage()
                        .setHeader(
                                "hooks",
                                outlets.hooks().stream()
                                        .map(HealthRoutes::queue)
                                        .toList()))
                .recipientList(header("hooks"));
        Outlets.HOOKS.forEach(this::hook);
        // one after another in the timer's thread: the next beat comes when the clusters have answered
        from(timer("health-clusters", pace.clusters()))
                .routeId("health-clusters")
                .process(e -> rounds.readClusters());
    }

    private void hook(String hook) {
        // whoever is behind by a hundred rounds with changes is not helped by one more
        from(queue(hook) + "&size=100")
                .routeId("health-hook-" + hook)
                .onException(IOException.class)
                .maximumRedeliveries(TRIED_AGAIN)
                .redeliveryDelay(pace.retry().toMillis())
                .useExponentialBackOff()
                .backOffMultiplier(4)
                .logRetryAttempted(false)
                .logExhausted(false)
                .handled(true)
                .process(e -> LOG.warn(
                        "the {} hook did not take changes {} to {}: {}. It was tried {} times",
                        hook,
                        changes(e).get(0).number(),
                        changes(e).get(changes(e).size() - 1).number(),
                        e.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                                .getMessage(),
                        TRIED_AGAIN + 1))
                .end()
                .process(e -> outlets.tell(hook, changes(e)));
    }

    private static List<Change> changes(Exchange exchange) {
        List<?> body = exchange.getMessage().getBody(List.class);
        return body.stream().map(Change.class::cast).toList();
    }

    private static String queue(String hook) {
        return "seda:health-hook-" + hook + "?discardWhenFull=true";
    }

    private static String timer(String name, Duration period) {
        return "timer:" + name + "?period=" + period.toMillis() + "&delay=" + period.toMillis();
    }
}
