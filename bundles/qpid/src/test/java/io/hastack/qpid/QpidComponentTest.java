package io.hastack.qpid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.part.Packages;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QpidComponentTest {
    private static final Map<String, String> CHOSEN = Map.of("bus.broker", "qpid");

    private final QpidComponent qpid = new QpidComponent(DescribedComponent.load(getClass()));

    @Test
    void aReleaseWithoutADriverIsRefused() {
        assertThatThrownBy(() -> qpid.offers(target("debian-13", CHOSEN)))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("OpenStack 2025.1 have no driver for AMQP 1.0 or Qpid")
                .hasMessageContaining("bus.broker: rabbitmq");
    }

    @Test
    void besideAnotherBusItIsWelcomeOnAnyRelease() {
        assertThat(qpid.offers(target("debian-13", Map.of()))).containsKey("url");
        assertThat(drivers("debian-13", Map.of())).isEmpty();
    }

    @Test
    void zedFollowsAndGetsTheDriver() {
        assertThat(qpid.offers(target("debian-12", CHOSEN)).get("url"))
                .startsWith("amqp://openstack:${secret:qpid.openstack}@192.168.124.");
        assertThat(drivers("debian-12", CHOSEN)).containsExactly("haproxy", "nova");
    }

    private List<String> drivers(String platform, Map<String, String> settings) {
        return qpid.parts(target(platform, settings)).stream()
                .filter(p -> p instanceof Packages packages && packages.names().contains("python3-pyngus"))
                .map(p -> p.placement().at().orElseThrow())
                .toList();
    }

    private static Target target(String platform, Map<String, String> settings) {
        Topology t = Topologies.of(Shape.COLLAPSED, Set.of("haproxy", "nova", "qpid"), platform);
        Topology topology = new Topology(
                t.name(), t.platform(), t.access(), t.clusters(), t.spares(), t.vips(), settings, Map.of());
        return new Target(
                topology, topology.clusters().get(0), topology.clusters().get(0).members(), new Settings(settings));
    }
}
