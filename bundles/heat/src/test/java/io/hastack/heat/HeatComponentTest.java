package io.hastack.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeatComponentTest {
    private final HeatComponent heat = new HeatComponent(DescribedComponent.load(getClass()));

    @Test
    void oneEngineUnlessTheOperatorSaysOtherwise() {
        assertThat(engine(Map.of()).resource()).isEqualTo(Kind.PRIMITIVE);
        assertThat(engine(Map.of(HeatComponent.SETTING, "active/passive")).resource())
                .isEqualTo(Kind.PRIMITIVE);
    }

    @Test
    void anEngineOnEveryNodeDependsOnNoOther() {
        PacemakerResource engine = engine(Map.of(HeatComponent.SETTING, "active/active"));
        assertThat(engine.resource()).isEqualTo(Kind.CLONE);
        assertThat(engine.cloneMeta()).containsEntry("interleave", "true");
        assertThat(engine.operations()).isEqualTo(engine(Map.of()).operations());
    }

    @Test
    void anotherModeIsWrongInput() {
        assertThatThrownBy(() -> engine(Map.of(HeatComponent.SETTING, "active")))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("expected active/passive or active/active, found 'active'");
    }

    private PacemakerResource engine(Map<String, String> settings) {
        Topology topology = Topologies.of(
                Shape.COLLAPSED, Set.of("haproxy", "galera", "memcached", "rabbitmq", "keystone", "heat"), "debian-13");
        Target target = new Target(
                topology,
                topology.clusters().get(0),
                topology.clusters().get(0).members(),
                new Settings(with(settings)));
        return heat.parts(target).stream()
                .filter(p -> p instanceof PacemakerResource r && r.id().equals("heat-engine"))
                .map(PacemakerResource.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What RabbitMQ offers comes from the engine. */
    private static Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("rabbitmq.url", "rabbit://");
        return all;
    }
}
