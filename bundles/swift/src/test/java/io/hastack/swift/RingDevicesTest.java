package io.hastack.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RingDevicesTest {
    private static final Map<String, String> DEFAULTS =
            DescribedComponent.load(RingDevicesTest.class).defaults();

    @Test
    void eachDeviceOfEachStorageNode() {
        assertThat(file(topology(List.of()), Map.of("swift.devices", "d1, d2:250"))
                        .content())
                .contains("part-power 14\nreplicas 3\nmin-part-hours 1\n")
                .endsWith(
                        """
                        device 1 192.168.124.11 d1 100
                        device 1 192.168.124.11 d2 250
                        device 1 192.168.124.12 d1 100
                        device 1 192.168.124.12 d2 250
                        device 1 192.168.124.13 d1 100
                        device 1 192.168.124.13 d2 250
                        """);
    }

    @Test
    void remotesThatStoreAreInTheRings() {
        Node remote = node("obj1", "192.168.124.51", List.of("swift"), Map.of(RingDevices.ZONE, "7"));
        Node other = node("cmp1", "192.168.124.52", List.of("compute"), Map.of());
        assertThat(file(topology(List.of(remote, other)), Map.of()).content())
                .contains("device 7 192.168.124.51 d1 100\n")
                .doesNotContain("192.168.124.52");
    }

    @Test
    void aZoneIsANumber() {
        Node remote = node("obj1", "192.168.124.51", List.of("swift"), Map.of(RingDevices.ZONE, "east"));
        assertThatThrownBy(() -> file(topology(List.of(remote)), Map.of()))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("node 'obj1': expected a number as its attribute swift-zone, found 'east'");
    }

    @Test
    void wrongSettingsAreWrongInput() {
        Topology topology = topology(List.of());
        assertThatThrownBy(() -> file(topology, Map.of("swift.devices", "d1,/dev/sdb")))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("expected names of folders in /srv/node");
        assertThatThrownBy(() -> file(topology, Map.of("swift.part-power", "33")))
                .hasMessageContaining("expected a number from 2 to 32, found '33'");
        assertThatThrownBy(() -> file(topology, Map.of("swift.replicas", "0")))
                .hasMessageContaining("expected a number from 1 to 16, found '0'");
    }

    private static FilePart file(Topology topology, Map<String, String> settings) {
        Cluster cluster = topology.clusters().get(0);
        Target target = new Target(topology, cluster, cluster.nodesOf("swift"), new Settings(settings));
        return RingDevices.file("swift", target, DEFAULTS);
    }

    private static Node node(String name, String address, List<String> components, Map<String, String> attributes) {
        return new Node(name, address, Map.of(), components, attributes);
    }

    private static Topology topology(List<Node> remotes) {
        Topology plain = Topologies.of(Shape.COLLAPSED, Set.of("haproxy", "galera", "swift"), "debian-13");
        Cluster cluster = plain.clusters().get(0);
        return new Topology(
                plain.name(),
                plain.platform(),
                plain.access(),
                List.of(new Cluster(cluster.name(), cluster.components(), cluster.members(), remotes)),
                List.of(),
                plain.vips(),
                Map.of(),
                Map.of());
    }
}
