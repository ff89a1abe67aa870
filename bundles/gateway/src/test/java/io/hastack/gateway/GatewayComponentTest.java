package io.hastack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Part;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatewayComponentTest {
    private final GatewayComponent gateway = new GatewayComponent(DescribedComponent.load(getClass()));
    private final Topology topology = Topologies.of(Shape.COLLAPSED, Set.of("gateway", "horizon"), "debian-13");

    @Test
    void everyNodeAndVipHasAName() {
        assertThat(file("hosts", Map.of()))
                .isEqualTo(
                        """
                        192.168.124.11 control1
                        192.168.124.12 control2
                        192.168.124.13 control3
                        192.168.124.201 vip-gateway storage
                        192.168.124.202 vip-horizon
                        """);
    }

    @Test
    void onlyNodesOfTheTopologyGetAddressesUnlessARangeIsSet() {
        assertThat(file("site.conf", Map.of()))
                .contains("dhcp-range=192.168.124.0,static,255.255.255.0")
                .contains("dhcp-host=control2,192.168.124.12")
                .contains("dhcp-option=option:router\n")
                .doesNotContain("server=");
        assertThat(file(
                        "site.conf",
                        Map.of(
                                "gateway.dhcp-range", "192.168.124.240,192.168.124.250",
                                "gateway.router", "192.168.124.1",
                                "gateway.forwarders", "192.0.2.1, 192.0.2.2")))
                .contains("dhcp-range=192.168.124.240,192.168.124.250,255.255.255.0")
                .contains("dhcp-option=option:router,192.168.124.1\n")
                .contains("server=192.0.2.1\nserver=192.0.2.2\n");
    }

    @Test
    void nobodyButNodesMayMount() {
        assertThat(file("clients.conf", Map.of()))
                .contains("Path = /srv/hastack/volumes;")
                .contains("Clients = 192.168.124.11, 192.168.124.12, 192.168.124.13; Access_Type = RW;");
    }

    @Test
    void whatTheTopologyHasIsShownAtTheExternalAddress() {
        assertThat(file("listeners.cfg", Map.of("gateway.external-address", "203.0.113.5")))
                .contains("bind 203.0.113.5:80\n")
                .contains("server vip 192.168.124.202:80 check")
                .doesNotContain("6080");
        assertThat(gateway.checks(target(Map.of())))
                .extracting(Check::condition)
                .contains("GatewayShowsHorizon")
                .doesNotContain("GatewayShowsConsoles");
    }

    @Test
    void theExternalAddressIsAResourceWhereItIsAnother() {
        Map<String, String> another = Map.of("gateway.external-address", "203.0.113.5");
        assertThat(gateway.parts(target(Map.of()))).extracting(Part::key).doesNotContain("vip-gateway-external");
        assertThat(gateway.parts(target(another))).extracting(Part::key).contains("vip-gateway-external");
        assertThat(gateway.constraints(target(another)))
                .hasSize(gateway.constraints(target(Map.of())).size() + 1);
    }

    private String file(String name, Map<String, String> settings) {
        return gateway.parts(target(settings)).stream()
                .filter(part -> part.key().equals("/etc/hastack-gateway/" + name))
                .map(part -> ((FilePart) part).content())
                .findFirst()
                .orElseThrow();
    }

    private Target target(Map<String, String> settings) {
        Cluster cluster = topology.clusters().get(0);
        return new Target(topology, cluster, cluster.members(), new Settings(settings));
    }
}
