package io.hastack.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SshTransportTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private LocalServer server;
    private SshTransport transport;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        server = new LocalServer(folder);
        transport = new SshTransport(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.close();
    }

    @Test
    void outputErrorAndExitCodeComeBack() {
        CommandResult result = run("echo out; echo 'ärger' >&2; exit 3");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).isEqualTo("out\n");
        assertThat(result.error()).isEqualTo("ärger\n");
    }

    @Test
    void theScriptIsInNoArgumentList() {
        assertThat(run("echo s3cret").output()).isEqualTo("s3cret\n");
        assertThat(server.commands).containsExactly("exec timeout -k 5 20.0 bash -s");
    }

    @Test
    void anotherUserThanRootGoesThroughSudo() {
        assertThat(ScriptChannel.command("ops", Duration.ofSeconds(3)))
                .isEqualTo("exec sudo -n -- timeout -k 5 3.0 bash -s");
    }

    @Test
    void manyScriptsShareOneSession() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<String>> calls = IntStream.range(0, 40)
                    .<Callable<String>>mapToObj(
                            i -> () -> run("echo " + i).output().strip())
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isNotEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.logins).hasValue(1);
    }

    @Test
    void aRoundTripOverAnOpenSessionTakesMilliseconds() {
        run("true");
        long best = IntStream.range(0, 20)
                .mapToLong(i -> run("true").took().toMillis())
                .min()
                .orElseThrow();
        assertThat(best).isLessThan(30);
    }

    @Test
    void largeScriptsAndOutputsPass() {
        String script = "cat >/dev/null <<'E'\n" + "x".repeat(5 << 20) + "\nE\nhead -c 3000000 /dev/zero | tr '\\0' a";
        assertThat(run(script).output()).hasSize(3_000_000);
        CommandResult cut = run("head -c 6000000 /dev/zero | tr '\\0' a; exit 5");
        assertThat(cut.output()).endsWith("[cut after 4 MiB]\n").hasSizeLessThan(BoundedOutput.LIMIT + 100);
        assertThat(cut.exitCode()).isEqualTo(5);
    }

    @Test
    void aScriptMayEndBeforeItIsRead() {
        assertThat(run("exit 4\n" + "# filler\n".repeat(1_000_000)).exitCode()).isEqualTo(4);
    }

    @Test
    void theNodeEndsAScriptAtItsDeadline() {
        CommandResult result =
                transport.run(server.access(), server.node(), "echo begun; sleep 60", Duration.ofSeconds(1));
        assertThat(result.exitCode()).isEqualTo(124);
        assertThat(result.output()).isEqualTo("begun\n");
        assertThat(result.took()).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aHostKeyThatIsNotKnownIsRefused() throws IOException {
        server.know("[127.0.0.1]:" + server.port(), LocalServer.key(KeyUtils.EC_ALGORITHM, 256));
        assertProblem(ErrorCode.NODE_HOST_KEY, "ctl1 (127.0.0.1): shows the host key ecdsa-sha2-nistp256 SHA256:");
        server.know("192.0.2.9", server.hostKeys.get(1));
        assertProblem(ErrorCode.NODE_HOST_KEY, "holds none for it");
        assertThat(server.logins).hasValue(0);
    }

    @Test
    void aRevokedHostKeyIsRefused() throws IOException {
        server.know("@revoked [127.0.0.1]:" + server.port(), server.hostKeys.get(1));
        String revoked = Files.readString(folder.resolve("known_hosts"));
        server.know("[127.0.0.1]:" + server.port(), server.hostKeys.get(1));
        Files.writeString(folder.resolve("known_hosts"), revoked, java.nio.file.StandardOpenOption.APPEND);
        assertProblem(ErrorCode.NODE_HOST_KEY, "it as revoked");
    }

    @Test
    void theHostIsAskedForTheTypeOfKeyThatIsKnown() throws IOException {
        server.know("[127.0.0.1]:" + server.port(), server.hostKeys.get(0));
        assertThat(run("echo by rsa").output()).isEqualTo("by rsa\n");
    }

    @Test
    void namesAndHashedAddressesAreKnownToo() throws Exception {
        server.know("[ctl1]:" + server.port(), server.hostKeys.get(1));
        assertThat(run("echo by name").ok()).isTrue();
        transport.forget(server.node());
        server.know("[127.0.0.1]:" + server.port(), server.hostKeys.get(1));
        Process hash = new ProcessBuilder("ssh-keygen", "-q", "-H", "-f", folder + "/known_hosts").start();
        assertThat(hash.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("known_hosts"))).startsWith("|1|");
        assertThat(run("echo by hash").ok()).isTrue();
    }

    @Test
    void aHostKeyTakenOutIsNotTrustedAnyLonger() throws IOException {
        assertThat(run("true").ok()).isTrue();
        Files.writeString(folder.resolve("known_hosts"), "");
        Files.setLastModifiedTime(folder.resolve("known_hosts"), FileTime.fromMillis(1));
        assertProblem(ErrorCode.NODE_HOST_KEY, "holds none");
    }

    @Test
    void aKeyThatTheNodeDoesNotKnowIsRefused() throws Exception {
        server.writeKey(LocalServer.key(KeyUtils.EC_ALGORITHM, 256));
        assertProblem(ErrorCode.NODE_LOGIN, "refuses the login of root");
    }

    @Test
    void aKeyFileThatIsNoneIsNamed() throws IOException {
        Files.writeString(folder.resolve("key"), "no key");
        assertProblem(ErrorCode.INPUT_KEY, folder.resolve("key").toString());
        Files.delete(folder.resolve("key"));
        assertProblem(ErrorCode.INPUT_KEY, "access.key");
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        transport.close();
        transport = new SshTransport(closed);
        assertProblem(ErrorCode.NODE_UNREACHABLE, "no answer on port " + closed);
    }

    @Test
    void aSessionThatDiedIsOpenedAnew() {
        run("true");
        server.dropSessions();
        assertThat(run("echo again").output()).isEqualTo("again\n");
        assertThat(server.logins).hasValue(2);
    }

    @Test
    void aConnectionLostInMidScriptIsReportedAndTheScriptNotSentAgain() {
        Path begun = folder.resolve("begun");
        CompletableFuture<CommandResult> running =
                CompletableFuture.supplyAsync(() -> run("echo >>" + begun + "; sleep 30"));
        while (begun.toFile().length() == 0) {
            Thread.onSpinWait();
        }
        server.dropSessions();
        assertThatThrownBy(running::join).cause().isInstanceOfSatisfying(HaException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.NODE_LOST));
        assertThat(begun).hasContent("\n");
    }

    @Test
    void forgettingClosesTheSession() {
        run("true");
        transport.forget(server.node());
        transport.forget(server.node());
        run("true");
        assertThat(server.logins).hasValue(2);
    }

    private CommandResult run(String script) {
        return transport.run(server.access(), server.node(), script, SOON);
    }

    private void assertProblem(ErrorCode code, String message) {
        assertThatThrownBy(() -> run("true"))
                .isInstanceOfSatisfying(
                        HaException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
