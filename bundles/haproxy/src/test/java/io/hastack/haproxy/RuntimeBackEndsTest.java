package io.hastack.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.Placement;
import io.hastack.spi.part.ProxyListener;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program runs against a socket that speaks as HAProxy does. */
class RuntimeBackEndsTest {
    private static final String NOTHING = "\n";

    @TempDir
    private Path folder;

    private final RuntimeBackEnds backEnds = new RuntimeBackEnds();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> connections = new CopyOnWriteArrayList<>();
    private ServerSocketChannel proxy;

    @AfterEach
    void end() throws IOException {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void aDrainedServerIsWaitedForUntilItHasNoConnection() throws Exception {
        connections.addAll(List.of(2, 1, 0));
        serve();

        assertThat(run(backEnds.drain(List.of(listener("keystone", false)), "ctl2", Duration.ofSeconds(30))))
                .isZero();
        assertThat(asked)
                .containsExactly("set server keystone/ctl2 state drain", "show stat", "show stat", "show stat");
    }

    @Test
    void patienceEnds() throws Exception {
        connections.add(5);
        serve();

        assertThat(run(backEnds.drain(List.of(listener("keystone", false)), "ctl2", Duration.ofSeconds(1))))
                .isZero();
    }

    @Test
    void theOneWriterGoesIntoMaintenanceAndIsNotWaitedFor() throws Exception {
        serve();

        assertThat(run(backEnds.drain(List.of(listener("galera", true)), "ctl2", Duration.ofSeconds(30))))
                .isZero();
        assertThat(asked).containsExactly("set server galera/ctl2 state maint");
    }

    @Test
    void restoringTellsOfEachListenerWithThatNode() throws Exception {
        serve();
        List<ProxyListener> listeners =
                List.of(listener("galera", true), listener("keystone", false), listener("x", false));

        assertThat(run(backEnds.restore(listeners, "ctl2"))).isZero();
        assertThat(asked)
                .containsExactly(
                        "set server galera/ctl2 state ready",
                        "set server keystone/ctl2 state ready",
                        "set server x/ctl2 state ready");
        assertThat(backEnds.restore(listeners, "ctl9")).doesNotContain("ready:");
    }

    @Test
    void whereNoProxyRunsThereIsNothingToDo() throws Exception {
        assertThat(run(backEnds.restore(List.of(listener("keystone", false)), "ctl2")))
                .isZero();
    }

    @Test
    void whatTheProxyRefusesFails() throws Exception {
        serve();

        assertThat(run(backEnds.restore(List.of(listener("refused", false)), "ctl2")))
                .isNotZero();
    }

    private static ProxyListener listener(String name, boolean backup) {
        return new ProxyListener(
                Placement.EVERY_NODE,
                name,
                name,
                "192.0.2.1",
                5000,
                List.of("ctl1 192.0.2.11", "ctl2 192.0.2.12"),
                List.of(),
                "check",
                backup,
                Optional.empty());
    }

    private int run(String script) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).inheritIO();
        bash.environment()
                .put("HASTACK_PROXY_SOCKET", folder.resolve("admin.sock").toString());
        Process process = bash.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void serve() throws IOException {
        proxy = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        proxy.bind(UnixDomainSocketAddress.of(folder.resolve("admin.sock")));
        Thread thread = new Thread(this::answer, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void answer() {
        while (true) {
            try (SocketChannel client = proxy.accept()) {
                ByteBuffer buffer = ByteBuffer.allocate(1024);
                client.read(buffer);
                String command = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
                asked.add(command);
                client.write(ByteBuffer.wrap(said(command).getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                return;
            }
        }
    }

    private String said(String command) {
        if (!command.equals("show stat")) {
            return command.contains("refused")
                    ? "Permission denied\n"
                    : command.contains(" x/") ? "No such server.\n" : NOTHING;
        }
        int now = connections.size() > 1 ? connections.remove(0) : connections.get(0);
        return "# pxname,svname,qcur,qmax,scur,smax\nkeystone,ctl1,0,0,7,9\nkeystone,ctl2,0,0," + now + ",9\n\n";
    }
}
