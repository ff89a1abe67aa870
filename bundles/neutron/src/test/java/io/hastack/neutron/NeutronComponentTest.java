package io.hastack.neutron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.part.SystemdUnit;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeutronComponentTest {
    private static final List<String> ALL =
            List.of("haproxy", "galera", "memcached", "rabbitmq", "keystone", "neutron");
    private static final Set<String> AGENTS = Set.of(
            "neutron-cleanup",
            "neutron-openvswitch-agent",
            "neutron-dhcp-agent",
            "neutron-l3-agent",
            "neutron-metadata-agent");

    private final NeutronComponent component = new NeutronComponent(DescribedComponent.load(getClass()));

    @Test
    void activeActiveMeansThreeCopiesAndRoutersByVrrp() {
        Target target = target(3, Map.of());
        assertThat(server(target))
                .containsEntry("DEFAULT.l3_ha", "true")
                .containsEntry("DEFAULT.max_l3_agents_per_router", "3")
                .containsEntry("DEFAULT.dhcp_agents_per_network", "3");
        assertThat(agents(target))
                .hasSize(5)
                .noneMatch(r -> r.cloneMeta().containsKey("clone-max"))
                .noneMatch(r -> r.options().containsKey("host"));
        assertThat(alive(target)).endsWith(" agents ctl1,ctl2,ctl3");
        assertThat(adoption(target)).contains(" adopt ctl1,ctl2,ctl3 neutron-agents\n");
    }

    @Test
    void aRouterIsOnThreeOfFiveNodes() {
        assertThat(server(target(5, Map.of()))).containsEntry("DEFAULT.max_l3_agents_per_router", "3");
    }

    @Test
    void activePassiveMeansAgentsOnOneNodeUnderOneName() {
        Target target = target(3, Map.of("neutron.agents", "active/passive"));
        assertThat(server(target))
                .containsEntry("DEFAULT.l3_ha", "false")
                .containsEntry("DEFAULT.max_l3_agents_per_router", "1")
                .containsEntry("DEFAULT.dhcp_agents_per_network", "1");
        assertThat(agents(target)).hasSize(5).allSatisfy(r -> assertThat(r.cloneMeta())
                .containsEntry("clone-max", "1"));
        assertThat(agents(target).filter(r -> r.id().equals("neutron-cleanup")))
                .extracting(PacemakerResource::options)
                .containsExactly(Map.of("host", "neutron-agents"));
        assertThat(alive(target)).endsWith(" agents neutron-agents");
        assertThat(adoption(target)).contains(" adopt neutron-agents ctl1,ctl2,ctl3\n");
    }

    @Test
    void theServerIsOnEveryNodeWhereverAgentsAre() {
        Target target = target(3, Map.of("neutron.agents", "active/passive"));
        assertThat(of(component.parts(target), PacemakerResource.class)
                        .filter(r -> r.id().equals("neutron-api") || r.id().equals("neutron-rpc-server")))
                .hasSize(2)
                .noneMatch(r -> r.cloneMeta().containsKey("clone-max"));
    }

    @Test
    void wrongSettingsAreNamedAllAtOnce() {
        Target target = target(
                3,
                Map.of(
                        "neutron.agents", "active",
                        "neutron.datapath", "netdev",
                        "neutron.external-interface", "eth2; reboot",
                        "neutron.vni-ranges", "all"));
        assertThatThrownBy(() -> component.parts(target)).isInstanceOfSatisfying(HaException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INPUT_TOPOLOGY);
            assertThat(e.problems())
                    .extracting(p -> p.message())
                    .containsExactly(
                            "settings/neutron.agents: expected active/active or active/passive, found 'active'. Correct it",
                            "settings/neutron.external-interface: expected none or the name of a NIC such as eth2, found"
                                    + " 'eth2; reboot'. Correct it",
                            "settings/neutron.vni-ranges: expected ranges of VXLAN ids such as 10:10000, found 'all'."
                                    + " Correct it",
                            "settings/neutron.datapath: netdev takes the tunnels' NIC into a bridge, which must not be the"
                                    + " one of the node's address. Name another with 'neutron.tunnel-interface: <NIC>' under"
                                    + " 'settings:', or use datapath system");
        });
    }

    @Test
    void userspaceDatapathWithANicOfItsOwnIsFine() {
        Target target = target(3, Map.of("neutron.datapath", "netdev", "neutron.tunnel-interface", "host1"));
        assertThat(ini(target, "/etc/neutron/plugins/ml2/openvswitch_agent.ini"))
                .containsEntry("ovs.datapath_type", "netdev")
                .doesNotContainKey("ovs.local_ip");
    }

    @Test
    void metadataComesFromNovaWhereThereIsOne() {
        assertThat(ini(target(3, Map.of()), "/etc/neutron/metadata_agent.ini"))
                .doesNotContainKey("DEFAULT.nova_metadata_host");
        Target withNova = target(
                "debian-13",
                3,
                Map.of(),
                Stream.concat(ALL.stream(), Stream.of("nova")).toList());
        assertThat(ini(withNova, "/etc/neutron/metadata_agent.ini"))
                .containsEntry("DEFAULT.nova_metadata_host", "192.168.124.208");
    }

    @Test
    void debianTwelveHasOneServer() {
        Target target = target("debian-12", 3, Map.of(), ALL);
        List<Part> parts = component.parts(target);
        assertThat(of(parts, PacemakerResource.class))
                .extracting(PacemakerResource::id)
                .contains("neutron-server")
                .doesNotContain("neutron-api", "neutron-rpc-server", "neutron-periodic-workers");
        assertThat(of(parts, SystemdUnit.class))
                .extracting(SystemdUnit::unit)
                .contains("neutron-server.service")
                .doesNotContain("neutron-api.service", "neutron-rpc-server.service");
        assertThat(of(parts, FilePart.class)).extracting(FilePart::path).doesNotContain("/etc/default/neutron-server");
        assertThat(of(parts, IniOptions.class)).noneMatch(i -> i.apply().contains("neutron-api"));
        assertThat(component.constraints(target))
                .extracting(Constraint::id)
                .doesNotHaveDuplicates()
                .contains("order-promote-galera-start-neutron-server")
                .noneMatch(id -> id.contains("neutron-api") || id.contains("neutron-rpc"));
    }

    private Map<String, String> server(Target target) {
        return ini(target, "/etc/neutron/neutron.conf");
    }

    private Map<String, String> ini(Target target, String path) {
        return of(component.parts(target), IniOptions.class)
                .filter(i -> i.path().equals(path))
                .findFirst()
                .orElseThrow()
                .options();
    }

    private Stream<PacemakerResource> agents(Target target) {
        return of(component.parts(target), PacemakerResource.class).filter(r -> AGENTS.contains(r.id()));
    }

    private String alive(Target target) {
        return component.checks(target).stream()
                .filter(c -> c.condition().equals("AgentsAlive"))
                .map(Check::probe)
                .map(p -> ((io.hastack.spi.check.Probe.Output) p).script())
                .findFirst()
                .orElseThrow();
    }

    private String adoption(Target target) {
        return of(component.parts(target), RunOnce.class)
                .filter(r -> r.name().equals("adopt"))
                .findFirst()
                .orElseThrow()
                .script();
    }

    private static Target target(int members, Map<String, String> settings) {
        return target("debian-13", members, settings, ALL);
    }

    private static Target target(String platform, int members, Map<String, String> settings, List<String> components) {
        List<Node> nodes = IntStream.rangeClosed(1, members)
                .mapToObj(i -> new Node("ctl" + i, "192.168.124.1" + i, Map.of(), List.of(), Map.of()))
                .toList();
        Cluster cluster = new Cluster("control", components, nodes, List.of());
        Map<String, String> vips = new TreeMap<>(
                Map.of("galera", "192.168.124.201", "keystone", "192.168.124.203", "neutron", "192.168.124.207"));
        if (components.contains("nova")) {
            vips.put("nova", "192.168.124.208");
        }
        Topology topology = new Topology(
                "control",
                platform,
                new Access("root", Path.of("/key"), Path.of("/known_hosts")),
                List.of(cluster),
                List.of(),
                vips,
                settings,
                Map.of());
        return new Target(topology, cluster, nodes, new Settings(with(settings)));
    }

    private static <P extends Part> Stream<P> of(List<Part> parts, Class<P> type) {
        return parts.stream().filter(type::isInstance).map(type::cast);
    }

    /** What RabbitMQ offers comes from the engine. */
    private static Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("rabbitmq.url", "rabbit://");
        return all;
    }
}
