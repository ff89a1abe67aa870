package io.hastack.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyListenerHandlerTest {
    private static final List<String> SERVERS = List.of("ctl1 192.0.2.1", "ctl2 192.0.2.2");
    private static final ProxyListener KEYSTONE = new ProxyListener(
            Placement.EVERY_NODE,
            "keystone",
            "keystone",
            "192.0.2.203",
            5000,
            SERVERS,
            List.of("option httpchk GET /v3"),
            "check inter 2s",
            false,
            Optional.empty());
    private static final ProxyListener GALERA = new ProxyListener(
            Placement.EVERY_NODE,
            "galera",
            "galera",
            "192.0.2.201",
            3306,
            SERVERS,
            List.of(),
            "check inter 1s",
            true,
            Optional.of(9200));

    private final ProxyListenerHandler handler = new ProxyListenerHandler();

    @Test
    void rendersListenersInTheOrderOfTheirNames() {
        String text = new ListenerFile(List.of(KEYSTONE, GALERA)).text();
        assertThat(text).isEqualTo(new ListenerFile(List.of(GALERA, KEYSTONE)).text());
        assertThat(text)
                .endsWith(
                        """

                        listen galera
                            bind 192.0.2.201:3306
                            server ctl1 192.0.2.1:3306 port 9200 check inter 1s
                            server ctl2 192.0.2.2:3306 port 9200 check inter 1s backup

                        listen keystone
                            bind 192.0.2.203:5000
                            option httpchk GET /v3
                            server ctl1 192.0.2.1:5000 check inter 2s
                            server ctl2 192.0.2.2:5000 check inter 2s
                        """);
    }

    @Test
    void changesNothingWhenTheFileHoldsTheListenersAlready() {
        String text = new ListenerFile(List.of(GALERA)).text();
        assertThat(handler.converge(List.of(GALERA), facts(0, hash(text) + "  listeners.cfg\nlisten galera\n")))
                .isEmpty();
    }

    @Test
    void checksTheCandidateBeforeItReplacesTheFileAndReloads() {
        List<Change> changes = handler.converge(
                List.of(GALERA, KEYSTONE), facts(0, "0000  listeners.cfg\nlisten galera\nlisten old\n"));
        assertThat(changes).singleElement().isInstanceOfSatisfying(Change.Script.class, change -> {
            assertThat(change.describe()).contains("new keystone").contains("without old");
            assertThat(change.script().indexOf("haproxy -c"))
                    .isPositive()
                    .isLessThan(change.script().indexOf("mv "));
            assertThat(change.script().indexOf("mv "))
                    .isLessThan(change.script().indexOf("systemctl reload"));
            assertThat(change.script()).doesNotContain("systemctl restart");
        });
    }

    @Test
    void writesTheFileWhereThereIsNone() {
        assertThat(handler.converge(List.of(GALERA), facts(1, ""))).hasSize(1);
    }

    @Test
    void refusesTwoListenersOnOneAddress() {
        ProxyListener other = new ProxyListener(
                Placement.EVERY_NODE,
                "acme",
                "acme",
                GALERA.address(),
                GALERA.port(),
                SERVERS,
                List.of(),
                "",
                false,
                Optional.empty());
        assertThatThrownBy(() -> new ListenerFile(List.of(GALERA, other)))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("192.0.2.201:3306")
                .hasMessageContaining("acme");
    }

    private static String hash(String text) {
        return Integer.toHexString(text.hashCode());
    }

    private static Facts facts(int exitCode, String output) {
        Node node = new Node("ctl1", "192.0.2.1", Map.of(), List.of(), Map.of());
        Cluster cluster = new Cluster("control", List.of("haproxy"), List.of(node), List.of());
        Access access = new Access("root", Path.of("key"), Path.of("known_hosts"));
        Topology topology =
                new Topology("test", "debian-13", access, List.of(cluster), List.of(), Map.of(), Map.of(), Map.of());
        return new Facts() {
            @Override
            public Site site() {
                return new Site(topology, cluster, node);
            }

            @Override
            public CommandResult get(Fact fact) {
                return new CommandResult(exitCode, output, "", Duration.ZERO);
            }

            @Override
            public String sha256(String text) {
                return hash(text);
            }
        };
    }
}
