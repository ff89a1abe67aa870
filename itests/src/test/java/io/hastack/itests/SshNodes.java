package io.hastack.itests;

import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.osgi.framework.Bundle;

/**
 * Three nodes on this machine: SSH servers on loopback addresses, each of which runs scripts by Bash in a folder of its
 * own. A topology has no loopback addresses and no ports, so 192.0.2.n of the topology is reached at 127.0.0.n by the
 * console's own SSH, on a port that is free: port 22 would need root, and be the machine's own.
 */
final class SshNodes implements Transport, AutoCloseable {
    private static final List<Integer> HOSTS = List.of(11, 12, 13);

    private final List<SshServer> servers = new ArrayList<>();
    private final Path folder;
    private final KeyPair userKey = key();
    private final KeyPair hostKey = key();
    private final Transport ssh;

    /** Starts the servers, and writes the keys that {@link #topology(String)} names into the folder. */
    SshNodes(Path folder, Bundle consoleSsh) throws Exception {
        this.folder = folder;
        int port = 0;
        List<String> known = new ArrayList<>();
        for (int host : HOSTS) {
            port = serve(host, port);
            known.add("[127.0.0." + host + "]:" + port);
        }
        String key = PublicKeyEntry.toString(hostKey.getPublic());
        Files.writeString(folder.resolve("known_hosts"), String.join(",", known) + " " + key + "\n");
        try (OutputStream out = Files.newOutputStream(folder.resolve("key"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "operator", null, out);
        }
        ssh = (Transport) consoleSsh
                .loadClass("io.hastack.ssh.SshTransport")
                .getConstructor(int.class)
                .newInstance(port);
    }

    /** Writes a topology of these nodes that run one component. */
    Path topology(String component) throws IOException {
        StringBuilder page = new StringBuilder(
                """
                name: vendor
                platform: debian-13
                access: { user: root, key: key, knownHosts: known_hosts }
                clusters:
                  - name: storage
                    components: [%s]
                    nodes:
                """
                        .formatted(component));
        for (int host : HOSTS) {
            page.append(
                    "      - { name: san%1$d, address: 192.0.2.%1$d, fencing: { agent: fence_virt, port: san%1$d } }\n"
                            .formatted(host));
        }
        return Files.writeString(folder.resolve("topology.yaml"), page.toString());
    }

    /** The folder of each node. */
    List<Path> folders() {
        return HOSTS.stream().map(h -> folder.resolve("node" + h)).toList();
    }

    @Override
    public CommandResult run(Access access, Node node, String script, Duration timeout) {
        return ssh.run(access, local(node), script, timeout);
    }

    @Override
    public void forget(Node node) {
        ssh.forget(local(node));
    }

    @Override
    public void close() throws IOException {
        try {
            ((AutoCloseable) ssh).close();
        } catch (Exception e) {
            throw new IOException(e);
        }
        for (SshServer server : servers) {
            server.stop(true);
        }
    }

    private int serve(int host, int port) throws IOException {
        Path own = Files.createDirectories(folder.resolve("node" + host));
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0." + host);
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, userKey.getPublic()));
        server.setCommandFactory((channel, command) -> new ProcessShellFactory(
                        command, "env", "HASTACK_RUN=" + own, "HASTACK_OWNED=" + own, "bash", "-c", command)
                .createShell(channel));
        server.start();
        servers.add(server);
        return server.getPort();
    }

    private static Node local(Node node) {
        String address = node.address().replace("192.0.2.", "127.0.0.");
        return new Node(node.name(), address, node.fencing(), node.components(), node.attributes());
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(KeyUtils.EC_ALGORITHM);
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
