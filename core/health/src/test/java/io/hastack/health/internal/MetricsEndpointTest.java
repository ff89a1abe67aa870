package io.hastack.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.Run;
import io.hastack.health.Change;
import io.hastack.health.Health;
import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.spi.check.Condition;
import io.hastack.spi.check.Condition.Status;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsEndpointTest {
    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final ClusterStates clusters = new ClusterStates(MetricsEndpointTest::answer);
    private final Metrics metrics = new Metrics(new Two(), engine, engine, clusters, new TestClock());

    @Test
    void everythingTheConsoleKnowsIsThere() {
        engine.runs.add(run(Run.State.FINISHED, 60));
        engine.runs.add(run(Run.State.FAILED, 30));
        clusters.read(topology("control", "network"));

        assertThat(metrics.text().lines())
                .contains(
                        "# TYPE hastack_condition gauge",
                        "hastack_condition{component=\"galera\",subject=\"galera@ctl\\\"1\",type=\"GaleraSynced\",status=\"True\"} 0",
                        "hastack_condition{component=\"galera\",subject=\"galera@ctl\\\"1\",type=\"GaleraSynced\",status=\"False\"} 1",
                        "hastack_condition{component=\"galera\",subject=\"galera@ctl\\\"1\",type=\"GaleraSynced\",status=\"Unknown\"} 0",
                        "hastack_condition_since_seconds{component=\"keystone\",subject=\"keystone\",type=\"KeystoneServes\"} 0",
                        "hastack_run_total{workflow=\"deploy\",state=\"FAILED\"} 1",
                        "hastack_run_total{workflow=\"deploy\",state=\"FINISHED\"} 1",
                        "hastack_run_duration_seconds_sum{workflow=\"deploy\"} 90",
                        "hastack_run_duration_seconds_count{workflow=\"deploy\"} 2",
                        "hastack_round_trips_total{node=\"ctl1\"} 7",
                        "hastack_cluster_answers{cluster=\"control\"} 1",
                        "hastack_cluster_answers{cluster=\"network\"} 0",
                        "hastack_cluster_quorate{cluster=\"control\"} 1",
                        "hastack_cluster_nodes{cluster=\"control\",state=\"offline\"} 1",
                        "hastack_cluster_nodes{cluster=\"control\",state=\"online\"} 2",
                        "hastack_cluster_nodes{cluster=\"control\",state=\"standby\"} 0")
                .noneMatch(line -> line.startsWith("hastack_cluster_quorate{cluster=\"network\""));
    }

    @Test
    void listensOnLoopbackOnlyWhileHealthIsOn() throws IOException, InterruptedException {
        int port = freePort();
        Switch power = new Switch(folder);
        MetricsEndpoint endpoint = new MetricsEndpoint(metrics, power, Optional.of(port));
        assertThat(endpoint.address()).isEmpty();
        power.turn(true);
        assertThat(endpoint.address())
                .hasValueSatisfying(
                        a -> assertThat(a.getAddress().isLoopbackAddress()).isTrue());

        HttpResponse<String> answer = get(port, "/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/plain; version=0.0.4"));
        assertThat(answer.body()).contains("hastack_condition{").endsWith("\n");
        assertThat(get(port, "/metrics/other").statusCode()).isEqualTo(404);
        assertThat(get(port, "/").statusCode()).isEqualTo(404);

        power.turn(false);
        assertThat(endpoint.address()).isEmpty();
        power.turn(true);
        endpoint.configure(Map.of("metrics.port", "off"));
        assertThat(endpoint.address()).isEmpty();
        endpoint.configure(Map.of("metrics.port", Integer.toString(port)));
        assertThat(endpoint.address()).isPresent();
        endpoint.close();
        assertThat(endpoint.address()).isEmpty();
    }

    @Test
    void aPortThatIsTakenCostsAWarning() throws IOException {
        Switch power = new Switch(folder);
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            MetricsEndpoint endpoint = new MetricsEndpoint(metrics, power, Optional.of(taken.getLocalPort()));
            power.turn(true);
            assertThat(power.on()).isTrue();
            assertThat(endpoint.address()).isEmpty();
            endpoint.close();
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Run run(Run.State state, int seconds) {
        return new Run(
                "r",
                "deploy",
                Set.of(),
                state,
                TestClock.T0,
                Optional.of(TestClock.T0.plusSeconds(seconds)),
                "",
                List.of());
    }

    private static Topology topology(String... clusters) {
        return new Topology(
                "lab",
                "debian-13",
                new Access("root", Path.of("key"), Path.of("known_hosts")),
                List.of(clusters).stream()
                        .map(c -> new Cluster(c, List.of(), List.of(), List.of()))
                        .toList(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static ClusterStatus answer(Topology topology, Cluster cluster) {
        if (cluster.name().equals("network")) {
            throw new HaException(ErrorCode.NODE_UNREACHABLE, "no member answers");
        }
        List<NodeStatus> nodes = List.of(
                new NodeStatus("ctl1", "member", "online"),
                new NodeStatus("ctl2", "member", "online"),
                new NodeStatus("ctl3", "member", "offline"));
        return new ClusterStatus(cluster.name(), true, nodes, List.of(), List.of());
    }

    /** Two conditions. */
    private static final class Two implements Health {
        @Override
        public boolean on() {
            return true;
        }

        @Override
        public void turn(boolean on) {}

        @Override
        public String state() {
            return "";
        }

        @Override
        public List<Condition> conditions() {
            return List.of(
                    Seen.condition("galera@ctl\"1", "GaleraSynced", Status.FALSE, ""),
                    Seen.condition("keystone", "KeystoneServes", Status.TRUE, ""));
        }

        @Override
        public List<Condition> measure() {
            return List.of();
        }

        @Override
        public List<Change> after(long number) {
            return List.of();
        }

        @Override
        public long latest() {
            return 0;
        }

        @Override
        public List<Change> await(long number, Duration patience) {
            return List.of();
        }
    }
}
