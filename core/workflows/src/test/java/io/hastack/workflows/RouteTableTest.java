package io.hastack.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.engine.Undertaking;
import io.hastack.engine.Workflow;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private final RouteTable table = new RouteTable();
    private final List<Map<String, Object>> headers = new ArrayList<>();

    private final WorkflowRoutes drill = new WorkflowRoutes() {
        @Override
        void routes() {
            ProcessorDefinition<?> route = workflow("drill");
            route.process(e -> headers.add(e.getMessage().getHeaders()));
            step(route, "alarm", (work, trace) -> trace.already("here", ""));
        }
    };

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void routesComeAndGoWithWhoBringsThem() {
        RouteBuilder plain = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outside").to("direct:drill");
            }
        };
        table.add(drill);
        table.add(plain);
        assertThat(table.workflows()).containsExactly(new Workflow("drill", List.of("drill/alarm")));

        table.remove(drill);
        assertThat(table.workflows()).isEmpty();
        table.add(drill);
        assertThat(table.workflows()).hasSize(1);
    }

    @Test
    void headersThatSteerCamelAreTakenOff() {
        table.add(drill);
        table.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outside")
                        .setHeader("CamelDirectEndpoint", constant("x"))
                        .setHeader("vendor", constant("y"))
                        .to("direct:drill");
            }
        });
        Forecast forecast = new Forecast();
        table.send("outside", new Work(new Undertaking("drill", Sample.TOPOLOGY, "ctl1"), forecast));

        assertThat(headers).singleElement().satisfies(h -> assertThat(h).containsOnlyKeys("vendor"));
        assertThat(forecast.plan("drill", "ctl1").steps()).hasSize(1);
    }

    @Test
    void whatABrokenRouteThrowsIsTold() {
        table.add(new WorkflowRoutes() {
            @Override
            void routes() {
                step(workflow("broken"), "step", (work, trace) -> {
                    throw new HaException(ErrorCode.REFUSED_UNSAFE, "no");
                });
            }
        });
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() ->
                        table.send("broken", new Work(new Undertaking("broken", Sample.TOPOLOGY, "x"), new Forecast())))
                .withMessage("no");
    }
}
