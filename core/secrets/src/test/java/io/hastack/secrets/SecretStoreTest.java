package io.hastack.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStoreTest {
    @TempDir
    Path folder;

    private SecretStore store;

    @BeforeEach
    void open() {
        store = new SecretStore(folder);
    }

    @Test
    void anEmptyStoreIsNoFile() {
        assertThat(store.find("galera.root")).isEmpty();
        assertThat(store.names()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsPutIsThereAfterARestart() {
        store.put("galera.root", "pässword with $ and \n newline");
        store.put("keystone.db", "old");
        store.put("keystone.db", "new");
        SecretStore later = new SecretStore(folder);
        assertThat(later.find("galera.root")).contains("pässword with $ and \n newline");
        assertThat(later.find("keystone.db")).contains("new");
        assertThat(later.names()).containsExactly("galera.root", "keystone.db");
    }

    @Test
    void filesAreForTheOwnerAndHoldNoSecretInClear() throws IOException {
        store.put("keystone.db", "find-me-if-you-can");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3).allSatisfy(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("find-me-if-you-can");
            });
        }
    }

    @Test
    void keytoolReadsTheStore() throws Exception {
        store.put("keystone.db", "value");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process list = new ProcessBuilder(
                        keytool.toString(),
                        "-list",
                        "-keystore",
                        folder.resolve("secrets.p12").toString(),
                        "-storepass:file",
                        folder.resolve("secrets.key").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("keystone.db")
                .contains("SecretKeyEntry");
    }

    @Test
    void anotherConsolesSecretsAreSeenAndKept() {
        SecretStore other = new SecretStore(folder);
        store.put("a", "1");
        other.put("b", "2");
        store.put("c", "3");
        assertThat(store.find("b")).contains("2");
        assertThat(other.names()).containsExactly("a", "b", "c");
    }

    @Test
    void manyThreadsOfTwoConsolesLoseNothing() {
        SecretStore other = new SecretStore(folder);
        IntStream.range(0, 40).parallel().forEach(i -> (i % 2 == 0 ? store : other).put("secret-" + i, "v" + i));
        assertThat(new SecretStore(folder).names()).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets.p12", "secrets.key"})
    void aFileThatOthersCanReadIsRefused(String file) throws IOException {
        store.put("a", "1");
        Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString("rw-r-----"));
        assertUnreadable(() -> new SecretStore(folder).find("a"), "chmod 0600 " + folder.resolve(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets.p12", "secrets.key"})
    void aDamagedFileIsNeverReplaced(String file) throws IOException {
        store.put("a", "1");
        byte[] damaged = "damaged".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(file), damaged);
        SecretStore later = new SecretStore(folder);
        assertUnreadable(() -> later.find("a"), "Restore");
        assertUnreadable(() -> later.put("b", "2"), "Restore");
        assertThat(folder.resolve(file)).hasBinaryContent(damaged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets.p12", "secrets.key"})
    void aMissingFileIsNeverReplaced(String file) throws IOException {
        store.put("a", "1");
        Files.delete(folder.resolve(file));
        for (SecretStore any : List.of(new SecretStore(folder), store)) {
            assertUnreadable(() -> any.put("b", "2"), folder.resolve(file).toString());
        }
        assertThat(folder.resolve(file)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a b", ".hidden", "a/b"})
    void aNameIsLowerCase(String name) {
        assertThatThrownBy(() -> store.put(name, "1"))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ARGUMENT));
    }

    private static void assertUnreadable(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_UNREADABLE))
                .hasMessageContaining(message);
    }
}
