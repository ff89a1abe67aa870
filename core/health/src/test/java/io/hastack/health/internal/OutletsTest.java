package io.hastack.health.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sun.net.httpserver.HttpServer;
import io.hastack.health.Change;
import io.hastack.spi.check.Condition.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

class OutletsTest {
    private static final Change CHANGE = Seen.change(7, Status.TRUE, Status.FALSE);

    @TempDir
    private Path folder;

    @Test
    void anEventHasWhatHooksHave() {
        List<Event> events = new ArrayList<>();
        ConfiguredOutlets outlets = outlets(Map.of());
        assertThatNoException().as("without EventAdmin").isThrownBy(() -> outlets.publish(CHANGE));
        EventAdmin admin = new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                events.add(event);
            }

            @Override
            public void sendEvent(Event event) {}
        };
        outlets.bindEvents(admin);
        outlets.publish(CHANGE);
        outlets.unbindEvents(admin);
        outlets.publish(CHANGE);
        assertThat(events).singleElement().satisfies(e -> {
            assertThat(e.getTopic()).isEqualTo("io/hastack/health/CONDITION");
            assertThat(e.getProperty("subject")).isEqualTo("keystone@ctl1");
            assertThat(e.getProperty("status")).isEqualTo("False");
            assertThat(e.getProperty("was")).isEqualTo("True");
        });
    }

    @Test
    void onlyConfiguredHooksAreTold() throws IOException {
        ConfiguredOutlets outlets = outlets(Map.of("hook.command", "/bin/true"));
        assertThat(outlets.hooks()).containsExactly("command");
        outlets.tell("command", List.of(CHANGE));
        outlets.tell("mail", List.of(CHANGE));
        outlets.configure(Map.of("hook.mail", "ops@example.org"));
        assertThat(outlets.hooks()).containsExactly("mail");
    }

    @Test
    void aCommandReadsTheChangeOnItsInputInAnEmptyEnvironment() throws IOException {
        Path out = folder.resolve("out");
        ConfiguredOutlets outlets = outlets(Map.of("hook.command", script("cat >" + out + "; env >>" + out)));
        outlets.tell("command", List.of(CHANGE));
        assertThat(Files.readAllLines(out).get(0))
                .isEqualTo(
                        "{\"number\":7,\"at\":\"2026-11-22T16:00:10Z\",\"was\":\"True\",\"subject\":\"keystone@ctl1\","
                                + "\"type\":\"Serves\",\"status\":\"False\",\"reason\":\"NotSo\","
                                + "\"message\":\"503 — expected \\\"200\\\"\",\"since\":\"2026-11-22T16:00:00Z\"}");
        assertThat(Files.readString(out)).contains("PATH=").doesNotContain("HOME=");
    }

    @Test
    void aCommandThatFailsHangsOrIsMissingIsSaid() throws IOException {
        assertThat(failure(Map.of("hook.command", script("exit 3")), "command")).contains("exit code 3");
        assertThat(failure(Map.of("hook.command", "/nowhere/hook"), "command")).contains("/nowhere/hook");
        long begun = System.nanoTime();
        assertThat(failure(Map.of("hook.command", script("sleep 60 & wait"), "hook.deadline", "1s"), "command"))
                .contains("not ended after 1 s");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(30);
    }

    @Test
    void aCommandThatDoesNotReadALongLineIsEnded() throws IOException {
        Change longer = new Change(
                1, TestClock.T0, Optional.empty(), Seen.condition("a", "Serves", Status.FALSE, "x".repeat(1_000_000)));
        ConfiguredOutlets outlets = outlets(Map.of("hook.command", script("exec sleep 60"), "hook.deadline", "1s"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> outlets.tell("command", List.of(longer)))
                .withMessageContaining("not ended after 1 s");
    }

    @Test
    void httpGetsAPost() throws IOException {
        List<String> got = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            got.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/good") ? 204 : 500, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            outlets(Map.of("hook.http", url + "/good")).tell("http", List.of(CHANGE));
            assertThat(got).containsExactly("POST application/json {\"changes\":[" + ChangeJson.text(CHANGE) + "]}");
            assertThat(failure(Map.of("hook.http", url + "/bad"), "http")).isEqualTo("it answers 500");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAddressIsInNoMessage() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(failure(Map.of("hook.http", "http://127.0.0.1:" + port + "/hunter2"), "http"))
                .contains("no answer")
                .doesNotContain("hunter2");
    }

    @Test
    void aMailGoesThroughARelay() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<String>> said = CompletableFuture.supplyAsync(() -> relay(socket));
            outlets(Map.of(
                            "hook.mail", "ops@example.org, night@example.org",
                            "hook.mail.host", "127.0.0.1",
                            "hook.mail.port", Integer.toString(socket.getLocalPort())))
                    .tell("mail", List.of(CHANGE, Seen.change(8, Status.FALSE, Status.TRUE)));
            assertThat(said.get(20, TimeUnit.SECONDS))
                    .contains(
                            "MAIL FROM:<hastack@localhost>",
                            "RCPT TO:<ops@example.org>",
                            "RCPT TO:<night@example.org>",
                            "Subject: [hastack] keystone@ctl1/Serves is False, and 1 more",
                            "keystone@ctl1/Serves is False, was True: 503 — expected \"200\"",
                            "keystone@ctl1/Serves is True, was False: 503 — expected \"200\"");
        }
    }

    @Test
    void aRelayThatIsSilentCostsItsDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> config = Map.of(
                    "hook.mail", "ops@example.org",
                    "hook.mail.host", "127.0.0.1",
                    "hook.mail.port", Integer.toString(silent.getLocalPort()),
                    "hook.deadline", "1s");
            assertThat(failure(config, "mail")).isNotBlank();
        }
    }

    private static String failure(Map<String, String> config, String hook) {
        List<String> message = new ArrayList<>();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> outlets(config).tell(hook, List.of(CHANGE)))
                .satisfies(e -> message.add(e.getMessage()));
        return message.get(0);
    }

    private static ConfiguredOutlets outlets(Map<String, String> config) {
        return new ConfiguredOutlets(HealthConfig.of(config));
    }

    private String script(String text) throws IOException {
        Path file = Files.createTempFile(folder, "hook", ".sh");
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    /** The smallest mail server: takes one mail and returns what it was told. */
    private static List<String> relay(ServerSocket server) {
        List<String> lines = new ArrayList<>();
        try (Socket client = server.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            out.write("220 relay\r\n".getBytes(StandardCharsets.US_ASCII));
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.equals("DATA")) {
                    data = true;
                    out.write("354 go on\r\n".getBytes(StandardCharsets.US_ASCII));
                } else if (!data || line.equals(".")) {
                    data = false;
                    out.write("250 ok\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.flush();
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
        return lines;
    }
}
