package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ComponentInfo.Replaced;
import io.hastack.spi.DeployService;
import io.hastack.spi.Target;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a component offers reaches those that require it, also from one that takes its place. */
class OffersTest {
    private static final Optional<Replaced> IN_ITS_PLACE = Optional.of(new Replaced("rabbitmq", "bus.broker"));
    private static final List<DeployService> INSTALLED = List.of(
            new Component("rabbitmq", Set.of(), Optional.empty()),
            new Component("qpid", Set.of(), IN_ITS_PLACE),
            new Component("nova", Set.of("rabbitmq"), Optional.empty()));

    @Test
    void whatAComponentOffersIsASetting() {
        assertThat(url(List.of("rabbitmq", "nova"), Map.of())).isEqualTo("rabbitmq://${secret:rabbitmq.password}");
    }

    @Test
    void anotherOneIsThereWithoutBeingChosen() {
        assertThat(url(List.of("rabbitmq", "qpid", "nova"), Map.of())).startsWith("rabbitmq://");
        assertThat(url(List.of("rabbitmq", "qpid", "nova"), Map.of("bus.broker", "rabbitmq")))
                .startsWith("rabbitmq://");
    }

    @Test
    void theChosenOneIsRequiredAndReadInItsPlace() {
        assertThat(url(List.of("qpid", "nova"), Map.of("bus.broker", "qpid"))).startsWith("qpid://");
        assertThat(url(List.of("rabbitmq", "qpid", "nova"), Map.of("bus.broker", "qpid")))
                .startsWith("qpid://");
    }

    @Test
    void theOperatorsOwnValueWins() {
        assertThat(url(List.of("rabbitmq", "nova"), Map.of("rabbitmq.url", "rabbit://elsewhere")))
                .isEqualTo("rabbit://elsewhere");
    }

    private static String url(List<String> hosted, Map<String, String> settings) {
        Node node = new Node("n1", "192.0.2.1", Map.of(), List.of(), Map.of());
        Topology topology = new Topology(
                "t",
                "debian-13",
                new Access("root", Path.of("/k"), Path.of("/h")),
                List.of(new Cluster("c", hosted, List.of(node), List.of())),
                List.of(),
                Map.of(),
                settings,
                Map.of());
        Composition composition =
                new Composer(new Plugins(INSTALLED, List.of(), List.of(), List.of()), topology).compose(Set.of("nova"));
        return composition.all().stream()
                .map(e -> ((FilePart) e.part()))
                .filter(f -> f.path().equals("/nova"))
                .map(FilePart::content)
                .findFirst()
                .orElseThrow();
    }

    private record Component(String id, Set<String> requires, Optional<Replaced> replaces) implements DeployService {
        @Override
        public ComponentInfo component() {
            return new ComponentInfo(
                    id, id, ComponentInfo.Mode.ACTIVE_ACTIVE, requires, List.of(), false, false, replaces);
        }

        @Override
        public Map<String, String> offers(Target target) {
            return Map.of("url", id + "://${secret:" + id + ".password}");
        }

        @Override
        public List<Part> parts(Target target) {
            String seen = target.settings().get("rabbitmq.url", "none");
            return List.of(new FilePart(Placement.EVERY_NODE, "/" + id, "root:root", "0644", seen, ""));
        }
    }
}
