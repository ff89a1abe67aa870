package io.hastack.health.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hastack.engine.Activity;
import io.hastack.engine.Runs;
import io.hastack.health.Health;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /metrics} on loopback, while health is on. A port that is taken costs a warning and nothing else. */
@Component(service = MetricsEndpoint.class, immediate = true, configurationPid = HealthConfig.PID)
public final class MetricsEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsEndpoint.class);

    private final Metrics metrics;
    private final Switch power;
    private volatile Optional<Integer> port;
    private final Consumer<Boolean> listener = this::turned;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread one = new Thread(work, "hastack-metrics");
        one.setDaemon(true);
        return one;
    });
    private Optional<HttpServer> server = Optional.empty();

    @Activate
    public MetricsEndpoint(
            @Reference Health health,
            @Reference Runs runs,
            @Reference Activity activity,
            @Reference ClusterStates clusters,
            @Reference Switch power,
            Map<String, Object> entries) {
        this(
                new Metrics(health, runs, activity, clusters, Clock.systemUTC()),
                power,
                HealthConfig.of(entries).metricsPort());
    }

    MetricsEndpoint(Metrics metrics, Switch power, Optional<Integer> port) {
        this.metrics = metrics;
        this.power = power;
        this.port = port;
        power.listen(listener);
    }

    @Modified
    void configure(Map<String, Object> entries) {
        Optional<Integer> other = HealthConfig.of(entries).metricsPort();
        if (!other.equals(port)) {
            port = other;
            turned(power.on());
        }
    }

    @Deactivate
    void close() {
        power.forget(listener);
        turned(false);
        thread.shutdownNow();
    }

    /** Returns where it listens, if it does. */
    synchronized Optional<InetSocketAddress> address() {
        return server.map(HttpServer::getAddress);
    }

    private synchronized void turned(boolean on) {
        server.ifPresent(s -> s.stop(0));
        server = on ? port.flatMap(this::open) : Optional.empty();
    }

    private Optional<HttpServer> open(int number) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 0);
            opened.createContext("/metrics", this::answer);
            opened.setExecutor(thread);
            opened.start();
            LOG.info("metrics: http://127.0.0.1:{}/metrics", opened.getAddress().getPort());
            return Optional.of(opened);
        } catch (IOException e) {
            LOG.warn(
                    "no metrics: port {} of loopback cannot be used ({}). Name another as metrics.port in etc/{}.cfg, or off",
                    number,
                    e.getMessage(),
                    HealthConfig.PID);
            return Optional.empty();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")
                    || !exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", PrometheusText.CONTENT_TYPE);
            exchange.sendResponseHeaders(200, text.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(text);
            }
        } catch (RuntimeException e) {
            LOG.warn("metrics cannot be told", e);
            throw new IOException("no metrics", e);
        }
    }
}
