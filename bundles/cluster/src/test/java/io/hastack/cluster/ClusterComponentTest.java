package io.hastack.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterComponentTest {
    private static final Map<String, String> IPMI =
            Map.of("agent", "fence_ipmilan", "ip", "192.168.124.111", "password", "${secret:bmc}");

    private final ClusterComponent component = new ClusterComponent(DescribedComponent.load(getClass()));

    @Test
    void fencingIsProvenBeforeAnythingIsConfigured() {
        List<String> kinds = parts(IPMI).stream().map(Part::kind).toList();
        assertThat(kinds.subList(0, kinds.indexOf("fencing-proof"))).containsOnly("packages");
        assertThat(kinds.subList(kinds.indexOf("fencing-proof"), kinds.size())).doesNotContain("packages");
    }

    @Test
    void membersAreListedInTheOrderOfTheTopology() {
        String conf = of(parts(IPMI), FilePart.class)
                .filter(f -> f.path().endsWith("corosync.conf"))
                .findFirst()
                .orElseThrow()
                .content();
        assertThat(conf)
                .containsSubsequence(
                        "        ring0_addr: 192.168.124.11\n        name: ctl1\n        nodeid: 31755\n",
                        "        ring0_addr: 192.168.124.12\n        name: ctl2\n        nodeid: 31756\n",
                        "        ring0_addr: 192.168.124.13\n        name: ctl3\n        nodeid: 31757\n")
                .doesNotContain("cmp1");
        // pcs reads a section only where its name and brace end the line
        assertThat(conf.lines().filter(l -> l.contains("{"))).allMatch(l -> l.matches(" *[a-z]+ \\{"));
    }

    @Test
    void everyNodeHasADeviceThatIsToldWhomItFences() {
        assertThat(of(parts(IPMI), PacemakerResource.class)).hasSize(4).allSatisfy(device -> {
            assertThat(device.agent()).isEqualTo("stonith:fence_ipmilan");
            assertThat(device.options())
                    .containsEntry("pcmk_host_list", device.id().substring("fence-".length()))
                    .doesNotContainValue("${secret:bmc}")
                    .containsEntry(
                            "ipmitool_path",
                            "/etc/hastack/ipmitool-" + device.id().substring("fence-".length()))
                    .doesNotContainKey("agent");
        });
        assertThat(component.constraints(target(IPMI)))
                .extracting(c -> c.id())
                .contains("location-fence-ctl1-#uname-ctl1");
    }

    @Test
    void secretsAreNotInConditions() {
        assertThat(component.checks(target(IPMI))).extracting(Check::toString).noneMatch(t -> t.contains("${secret:"));
    }

    @Test
    void withoutFencingPacemakerIsToldSo() {
        List<Part> parts = parts(Map.of());
        assertThat(parts).noneMatch(FencingProof.class::isInstance);
        assertThat(of(parts, ClusterProperty.class).filter(p -> p.name().equals("stonith-enabled")))
                .extracting(ClusterProperty::value)
                .containsExactly("false");
    }

    @Test
    void theAgentBringsItsPackage() {
        assertThat(packages("debian-13", "fence_ipmilan")).contains("fence-agents-ipmilan");
        assertThat(packages("debian-13", "fence_idrac")).contains("fence-agents-ipmilan");
        assertThat(packages("debian-13", "fence_apc_snmp")).contains("fence-agents-apc-snmp");
        assertThat(packages("debian-12", "fence_ipmilan")).contains("fence-agents", "ipmitool");
    }

    private List<String> packages(String platform, String agent) {
        return of(component.parts(Control.target(platform, Map.of("agent", agent))), Packages.class)
                .flatMap(p -> p.names().stream())
                .toList();
    }

    private List<Part> parts(Map<String, String> fencing) {
        return component.parts(target(fencing));
    }

    private static Target target(Map<String, String> fencing) {
        return Control.target("debian-13", fencing);
    }

    private static <P extends Part> Stream<P> of(List<Part> parts, Class<P> type) {
        return parts.stream().filter(type::isInstance).map(type::cast);
    }
}
