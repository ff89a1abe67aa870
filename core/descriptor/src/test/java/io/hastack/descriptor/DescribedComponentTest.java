package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.SecretKind;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CatalogueService;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.Database;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Identity;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.KeyRepository;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.PacemakerResource.Operation;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.part.Scope;
import io.hastack.spi.part.SystemdUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribedComponentTest {
    static final String HEAD = "component: keystone\ntitle: Identity\nmode: active/active\n";

    private static final Path EVERY_PART = Path.of("src/test/resources/every-part.yaml");

    @TempDir
    private Path folder;

    @Test
    void readsEveryPart() {
        DescribedComponent keystone = DescribedComponent.load(EVERY_PART);

        assertThat(keystone.component())
                .isEqualTo(new ComponentInfo(
                        "keystone",
                        "Identity service",
                        ComponentInfo.Mode.ACTIVE_PASSIVE,
                        Set.of("galera", "haproxy"),
                        List.of("KeystoneServes"),
                        false));
        assertThat(keystone.blastBound()).isEqualTo(new BlastBound(2, "the brokers elect a new first one"));
        assertThat(keystone.secrets())
                .isEqualTo(Map.of("keystone.db", SecretKind.PASSWORD, "keystone.fernet", SecretKind.FERNET_KEYS));
        assertThat(keystone.defaults()).isEqualTo(Map.of("keystone.workers", "2", "keystone.start", "60s"));
        assertThat(keystone.parts(Targets.of("keystone.workers", "8")))
                .containsExactly(
                        new Packages(
                                Placement.EVERY_NODE,
                                List.of("keystone", "python3-pymysql"),
                                List.of("keystone.service")),
                        new SystemdUnit(Placement.EVERY_NODE, "keystone.service", SystemdUnit.State.DISABLED),
                        new FilePart(
                                Placement.EVERY_NODE, "/etc/a", "root:root", "0644", "address = ${node:address}\n", ""),
                        new FilePart(
                                Placement.EVERY_NODE,
                                "/etc/b",
                                "root:keystone",
                                "0640",
                                "names ctl1,ctl2,ctl3 at control, ${HOME}\n",
                                "true"),
                        new IniOptions(
                                Placement.EVERY_NODE,
                                "/etc/keystone/keystone.conf",
                                "keystone:keystone",
                                "0640",
                                "systemctl try-restart keystone.service",
                                Map.of(
                                        "database.connection",
                                        "mysql+pymysql://keystone:${secret:keystone.db}@10.0.0.201/keystone",
                                        "cache.memcache_servers",
                                        "10.0.0.1:11211,10.0.0.2:11211,10.0.0.3:11211",
                                        "DEFAULT.transport_url",
                                        "rabbit://openstack:${secret:rabbitmq.openstack}@10.0.0.1:5672,"
                                                + "openstack:${secret:rabbitmq.openstack}@10.0.0.2:5672,"
                                                + "openstack:${secret:rabbitmq.openstack}@10.0.0.3:5672/",
                                        "DEFAULT.workers",
                                        "8",
                                        "DEFAULT.debug",
                                        "false")),
                        new KeyRepository(
                                Placement.EVERY_NODE,
                                "/etc/keystone/fernet-keys",
                                "keystone.fernet",
                                "keystone:keystone"),
                        new Database(Placement.ONCE.at("galera"), "keystone", "keystone", "keystone.db"),
                        new RunOnce(
                                Placement.ONCE.needs(List.of("galera/GaleraSynced", "keystone/KeystoneServes")),
                                "schema",
                                "keystone",
                                "keystone-manage db_sync",
                                "keystone-schema-is-current",
                                Duration.ofSeconds(120)),
                        new ProxyListener(
                                Placement.EVERY_NODE.at("haproxy"),
                                "keystone",
                                "keystone",
                                "10.0.0.203",
                                5000,
                                List.of("ctl1 10.0.0.1", "ctl2 10.0.0.2", "ctl3 10.0.0.3"),
                                List.of("option httpchk GET /v3"),
                                "check inter 1s",
                                false,
                                Optional.of(5001)),
                        new PacemakerResource(
                                Placement.ONCE,
                                "keystone",
                                "systemd:keystone",
                                Kind.CLONE,
                                Map.of(),
                                Map.of("migration-threshold", "3"),
                                Map.of("interleave", "true"),
                                List.of(
                                        new Operation("monitor", "10s", "30s", Map.of("on-fail", "restart")),
                                        new Operation("start", "0s", "60s", Map.of()))),
                        new ClusterProperty(Placement.ONCE, "crm_config", "stonith-enabled", "true"),
                        new Identity(
                                Placement.ONCE.at("keystone"),
                                "glance",
                                "service",
                                List.of("admin", "service"),
                                "glance.identity"),
                        new CatalogueService(
                                Placement.ONCE.at("keystone").needs(List.of("keystone/KeystoneServes")),
                                "keystone",
                                "identity",
                                "RegionOne",
                                Map.of("public", "http://10.0.0.203:5000/v3")));
    }

    @Test
    void readsChecksAndConstraints() {
        DescribedComponent keystone = DescribedComponent.load(EVERY_PART);
        Duration ten = Duration.ofSeconds(10);
        Duration two = Duration.ofMinutes(2);
        assertThat(keystone.checks(Targets.of()))
                .containsExactly(
                        new Check(
                                "KeystoneServes",
                                new Probe.Http("http://10.0.0.203:5000/v3", 200, "\"id\": \"v3"),
                                Scope.ONCE,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(90),
                                "See the log."),
                        new Check(
                                "KeystoneRuns",
                                new Probe.Output("systemctl is-active keystone", ""),
                                Scope.EVERY_NODE,
                                ten,
                                two,
                                "Start it."),
                        new Check(
                                "KeystoneListens",
                                new Probe.Tcp("${node:address}", 5000),
                                Scope.EVERY_NODE,
                                ten,
                                two,
                                "Start it."));
        assertThat(keystone.constraints(Targets.of()))
                .containsExactly(
                        new Constraint.Order(
                                "galera", Action.PROMOTE, "keystone", Action.START, Constraint.Kind.OPTIONAL),
                        new Constraint.Colocation("vip-keystone", "haproxy", false, Constraint.INFINITY),
                        new Constraint.Colocation("vip-keystone", "redis", true, -100),
                        new Constraint.Location("keystone", "role", "controller", Constraint.INFINITY, true));
    }

    @Test
    void choosesPackagesByPlatformThenFamily() throws IOException {
        DescribedComponent component =
                load(HEAD + "deploy:\n  - packages: { debian: [a], debian-12: [b], ubuntu-24.04: [c] }\n");
        assertThat(names(component, "debian-13")).containsExactly("a");
        assertThat(names(component, "debian-12")).containsExactly("b");
        assertThat(names(component, "ubuntu-24.04")).containsExactly("c");
        assertThat(Problematic.problems(() -> component.parts(Targets.on("ubuntu-22.04"))))
                .containsExactly("INPUT_COMPONENT " + folder
                        + "/component.yaml:5:15: component 'keystone' has no packages for platform 'ubuntu-22.04', only"
                        + " for debian, debian-12, ubuntu-24.04; add them, or correct 'platform' of the topology file");
    }

    @Test
    void saysWhichComponentMissesWhichVipAndWhatElseIsMissing() throws IOException {
        DescribedComponent component = load(HEAD
                + "deploy:\n  - file: /a\n    content: |\n      one\n      two ${vip:heat}\n"
                + "  - file: /b\n    content: ${nodes:swift}\n"
                + "  - file: /c\n    content: ${setting:nova.x}\n");
        String at = "INPUT_TOPOLOGY " + folder + "/component.yaml:";
        assertThat(Problematic.problems(() -> component.parts(Targets.of())))
                .containsExactly(
                        at
                                + "8:11: component 'keystone' needs the VIP of 'heat', and topology 'lab' has none; add 'heat:"
                                + " <address>' under 'vips:' of the topology file",
                        at + "10:14: no cluster of topology 'lab' runs 'swift'; add it to the components of a cluster",
                        at + "12:14: setting 'nova.x' has no default and was not given; add 'nova.x: <value>' under"
                                + " 'settings:' of the topology file");
    }

    @Test
    void aTimeFromASettingIsStillATime() throws IOException {
        DescribedComponent component = load(HEAD
                + "deploy:\n  - resource: a\n    agent: systemd:a\n    operations:\n"
                + "      - { name: start, interval: 0s, timeout: \"${setting:keystone.start}\" }\n");
        assertThat(Problematic.problems(() -> component.parts(Targets.of("keystone.start", "a while"))))
                .singleElement()
                .asString()
                .endsWith("expected a time such as 60s, found 'a while' from '${setting:keystone.start}'; correct the"
                        + " setting");
    }

    private static List<String> names(DescribedComponent component, String platform) {
        return ((Packages) component.parts(Targets.on(platform)).get(0)).names();
    }

    private DescribedComponent load(String text) throws IOException {
        Path file = folder.resolve("component.yaml");
        Files.writeString(file, text);
        return DescribedComponent.load(file);
    }
}
