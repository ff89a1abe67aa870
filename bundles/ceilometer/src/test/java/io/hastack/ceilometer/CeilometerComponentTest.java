package io.hastack.ceilometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.Part;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CeilometerComponentTest {
    private static final Map<String, String> EVERYWHERE = Map.of(CeilometerComponent.SETTING, "active/active");

    private final CeilometerComponent ceilometer = new CeilometerComponent(DescribedComponent.load(getClass()));

    @Test
    void oneCentralAgentWithoutCoordinationUnlessTheOperatorSaysOtherwise() {
        assertThat(central(Map.of()).resource()).isEqualTo(Kind.PRIMITIVE);
        assertThat(options(Map.of())).doesNotContainKey("coordination.backend_url");
    }

    @Test
    void agentsOnEveryNodeShareTheWorkThroughRedis() {
        PacemakerResource central = central(EVERYWHERE);
        assertThat(central.resource()).isEqualTo(Kind.CLONE);
        assertThat(central.cloneMeta()).containsEntry("interleave", "true");
        assertThat(central.operations()).isEqualTo(central(Map.of()).operations());
        assertThat(options(EVERYWHERE).get("coordination.backend_url")).startsWith("redis://");
    }

    @Test
    void anotherModeIsWrongInput() {
        assertThatThrownBy(() -> central(Map.of(CeilometerComponent.SETTING, "both")))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("expected active/passive or active/active, found 'both'");
    }

    @Test
    void eventsGoToAlarmsWhereThereAreAny() {
        assertThat(events(Set.of("aodh"))).endsWith("      - gnocchi://\n      - notifier://?topic=alarm.all\n");
        assertThat(events(Set.of())).endsWith("      - gnocchi://\n");
    }

    private PacemakerResource central(Map<String, String> settings) {
        return one(
                PacemakerResource.class, r -> r.id().equals("ceilometer-central"), parts(target(Set.of(), settings)));
    }

    private Map<String, String> options(Map<String, String> settings) {
        return one(IniOptions.class, ini -> true, parts(target(Set.of(), settings)))
                .options();
    }

    private String events(Set<String> further) {
        return one(FilePart.class, f -> f.path().endsWith("/event_pipeline.yaml"), parts(target(further, Map.of())))
                .content();
    }

    private List<Part> parts(Target target) {
        return ceilometer.parts(target);
    }

    private static <P extends Part> P one(Class<P> type, Predicate<P> wanted, List<Part> parts) {
        return parts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private Target target(Set<String> further, Map<String, String> settings) {
        Set<String> components = new TreeSet<>(ceilometer.component().requires());
        components.remove("cluster");
        components.add("ceilometer");
        components.addAll(further);
        Topology topology = Topologies.of(Shape.COLLAPSED, components, "debian-13");
        return new Target(
                topology,
                topology.clusters().get(0),
                topology.clusters().get(0).members(),
                new Settings(with(settings)));
    }

    /** What RabbitMQ offers comes from the engine. */
    private static Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("rabbitmq.url", "rabbit://");
        return all;
    }
}
