package io.hastack.ssh;

import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** An SSH server on loopback that runs commands by Bash as the user of the test. */
final class LocalServer implements AutoCloseable {
    final List<String> commands = new CopyOnWriteArrayList<>();
    final AtomicInteger logins = new AtomicInteger();
    final KeyPair userKey = key(KeyUtils.EC_ALGORITHM, 256);
    final List<KeyPair> hostKeys = List.of(key(KeyUtils.RSA_ALGORITHM, 2048), key(KeyUtils.EC_ALGORITHM, 256));
    private final Path folder;
    private final SshServer server = SshServer.setUpDefaultServer();

    LocalServer(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, userKey.getPublic()));
        server.setCommandFactory((channel, command) -> new BashCommand(command));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionEvent(Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.start();
        writeKey(userKey);
        know("[127.0.0.1]:" + port(), hostKeys.get(1));
    }

    int port() {
        return server.getPort();
    }

    Node node() {
        return new Node("ctl1", "127.0.0.1", Map.of(), List.of(), Map.of());
    }

    Access access() {
        return new Access("root", folder.resolve("key"), folder.resolve("known_hosts"));
    }

    /** Makes known_hosts hold one line. */
    void know(String host, KeyPair key) throws IOException {
        Files.writeString(folder.resolve("known_hosts"), host + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    void writeKey(KeyPair key) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("key"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
        }
    }

    void dropSessions() {
        server.getActiveSessions().forEach(s -> s.close(true));
    }

    static KeyPair key(String algorithm, int bits) {
        try {
            var generator = java.security.KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class BashCommand implements Command {
        private final String command;
        private InputStream in;
        private OutputStream out;
        private OutputStream err;
        private ExitCallback callback;
        private Process process;

        BashCommand(String command) {
            this.command = command;
            commands.add(command);
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback exit) {
            callback = exit;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) throws IOException {
            process = new ProcessBuilder("bash", "-c", command).start();
            pump(in, process.getOutputStream());
            Thread errors = pump(process.getErrorStream(), err);
            Thread output = pump(process.getInputStream(), out);
            thread(() -> {
                int code = process.waitFor();
                output.join();
                errors.join();
                callback.onExit(code);
            });
        }

        @Override
        public void destroy(ChannelSession channel) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }

        private static Thread pump(InputStream from, OutputStream to) {
            return thread(() -> {
                try (to) {
                    from.transferTo(to);
                } catch (IOException e) {
                    // one side is gone
                }
            });
        }

        private static Thread thread(Interruptible work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return thread;
        }
    }

    private interface Interruptible {
        void run() throws InterruptedException, IOException;
    }
}
