package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.Secrets;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.Payload;
import io.hastack.spi.part.Site;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiecesTest {
    private static final Node NODE = new Node("n1", "192.0.2.1", Map.of(), List.of(), Map.of());
    private static final Cluster CLUSTER = new Cluster("c", List.of(), List.of(NODE), List.of());

    @TempDir
    private Path root;

    @Test
    void aFileOfManyPiecesArrivesAsItWas() throws Exception {
        byte[] bytes = bytes(2_500_000);
        CommandResult result = change(bytes, sha256(bytes));
        assertThat(result.ok()).as(result.error()).isTrue();
        assertThat(Files.readAllBytes(root.resolve("n1/lib/program"))).isEqualTo(bytes);
        assertThat(root.resolve("n1/incoming")).isEmptyDirectory();
        // another one over it
        byte[] next = bytes(10);
        assertThat(change(next, sha256(next)).ok()).isTrue();
        assertThat(Files.readAllBytes(root.resolve("n1/lib/program"))).isEqualTo(next);
    }

    @Test
    void aFileThatIsNotWhatWasSaidIsNotPutInPlace() throws Exception {
        CommandResult result = change(bytes(100), sha256(bytes(99)));
        assertThat(result.ok()).isFalse();
        assertThat(result.error()).contains("did not arrive as it was sent");
        assertThat(root.resolve("n1/lib/program")).doesNotExist();
    }

    private CommandResult change(byte[] bytes, String sha256) throws IOException {
        String me = Files.getOwner(root).getName();
        Payload payload = new Payload() {
            @Override
            public String sha256() {
                return sha256;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
        Topology topology = new Topology(
                "t",
                "debian-13",
                new Access("root", Path.of("/k"), Path.of("/h")),
                List.of(CLUSTER),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
        String path = root.resolve("n1/lib/program").toString();
        return new NodeAccess(new BashTransport(root), new References(new NoSecrets(), false))
                .change(
                        new Site(topology, CLUSTER, NODE),
                        List.of(new Change.SendFile("send program", path, me + ":", "0644", payload)));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static final class NoSecrets implements Secrets {
        @Override
        public Optional<String> find(String name) {
            return Optional.empty();
        }

        @Override
        public void put(String name, String value) {}

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }
}
