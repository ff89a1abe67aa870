package io.hastack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.KeyRepository;
import io.hastack.spi.part.Placement;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysHandlerTest {
    private final KeysHandler handler = new KeysHandler();

    @Test
    void theSecretStaysAReference() {
        KeyRepository part = keys(Path.of("/etc/keystone/fernet-keys"));
        assertThat(handler.converge(List.of(part), FakeFacts.of("")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.describe()).isEqualTo("write the keys of /etc/keystone/fernet-keys");
                    assertThat(((Change.Script) change).script()).contains("\n${secret:keys}\n");
                });
    }

    @Test
    void theDirectoryBecomesWhatTheSecretHoldsAndThenNeedsNothing(@TempDir Path folder) throws IOException {
        Path directory = folder.resolve("fernet keys");
        List<KeyRepository> parts = List.of(keys(directory));
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("7"), "old");
        Files.writeString(directory.resolve(".2.tmp"), "junk");

        CommandResult result = run(parts);
        assertThat(result.exitCode()).as(result.error()).isZero();
        assertThat(directory.resolve("0")).hasContent("staged=");
        assertThat(directory.resolve("1")).hasContent("primary=");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(handler.converge(parts, FakeFacts.local())).isEmpty();
    }

    @Test
    void everyKindOfDriftIsSeen(@TempDir Path folder) throws IOException {
        List<KeyRepository> parts = List.of(keys(folder.resolve("keys")));
        assertThat(handler.converge(parts, FakeFacts.local())).hasSize(1);
        run(parts);
        assertThat(handler.converge(parts, FakeFacts.local())).isEmpty();

        Path key = folder.resolve("keys/1");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(handler.converge(parts, FakeFacts.local())).as("mode").hasSize(1);
        run(parts);
        Files.writeString(key, "forged=");
        assertThat(handler.converge(parts, FakeFacts.local())).as("content").hasSize(1);
        run(parts);
        Files.copy(key, folder.resolve("keys/2"));
        assertThat(handler.converge(parts, FakeFacts.local()))
                .as("one too many")
                .hasSize(1);
        run(parts);
        assertThat(handler.converge(parts, FakeFacts.local())).isEmpty();
    }

    private CommandResult run(List<KeyRepository> parts) {
        return FakeFacts.bash(
                ((Change.Script) handler.converge(parts, FakeFacts.of("")).get(0)).script());
    }

    private static KeyRepository keys(Path directory) {
        return new KeyRepository(Placement.EVERY_NODE, directory.toString(), "keys", FakeFacts.owner());
    }
}
