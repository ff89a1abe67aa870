package io.hastack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHandlerTest {
    private static final String RESTART = "systemctl try-restart a.service";

    private final FileHandler handler = new FileHandler();
    private final List<FilePart> desired = List.of(
            file("/etc/a.conf", "0640", "a = 1\n", RESTART),
            file("/etc/b.conf", "0600", "b = ${secret:keys}\n", RESTART),
            file("/etc/c.conf", "0644", "c\n", ""));

    @Test
    void filesAsDesiredNeedNothing() {
        assertThat(handler.converge(
                        desired, found(good("a = 1\n", 640), good("b = ${secret:keys}\n", 600), good("c\n", 644), "-")))
                .isEmpty();
    }

    @Test
    void contentIsRewrittenAndItsCommandRunsOnce() {
        List<Change> changes = handler.converge(desired, found("-", good("old", 600), good("c\n", 644), "-"));
        assertThat(changes)
                .extracting(Change::describe)
                .containsExactly(
                        "note that after the change is due: " + RESTART,
                        "create /etc/a.conf",
                        "rewrite /etc/b.conf",
                        RESTART);
        assertThat(((Change.WriteFile) changes.get(2)).content()).isEqualTo("b = ${secret:keys}\n");
    }

    @Test
    void aWrongOwnerOrModeIsMendedWithoutTheCommand() {
        List<Change> changes = handler.converge(
                desired, found(good("a = 1\n", 644), good("b = ${secret:keys}\n", 600), good("c\n", 644), "-"));
        assertThat(changes).singleElement().isInstanceOfSatisfying(Change.Script.class, change -> assertThat(
                        change.script())
                .isEqualTo("chown 'root:root' -- '/etc/a.conf'\nchmod '0640' -- '/etc/a.conf'\n"));
    }

    @Test
    void aCommandThatACrashLeftDueIsRun() {
        List<Change> changes = handler.converge(
                desired, found(good("a = 1\n", 640), good("b = ${secret:keys}\n", 600), good("c\n", 644), "due"));
        assertThat(changes).extracting(Change::describe).containsExactly(RESTART);
    }

    @Test
    void twoContentsOfOneFileAreAnError() {
        List<FilePart> conflict = List.of(file("/etc/a", "0644", "1", ""), file("/etc/a", "0644", "2", ""));
        assertThatThrownBy(() -> handler.facts(conflict, found().site()))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("/etc/a: two components");
    }

    @Test
    void aModeThatIsNotOctalIsAnError() {
        assertThatThrownBy(() -> handler.facts(List.of(file("/etc/a", "rw-r--r--", "1", "")), found().site()))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("0640");
    }

    @Test
    void bashReadsWhatIsThere(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("it's a file");
        FilePart part =
                new FilePart(Placement.EVERY_NODE, path.toString(), FakeFacts.owner(), "0600", "x\n", "true " + folder);
        assertThat(handler.converge(List.of(part), FakeFacts.local()))
                .extracting(Change::describe)
                .contains("create " + path);

        Files.writeString(path, "x\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        FilePart missing =
                new FilePart(Placement.EVERY_NODE, folder + "/z", FakeFacts.owner(), "0600", "x\n", "true " + folder);
        assertThat(handler.converge(List.of(missing, part), FakeFacts.local()))
                .extracting(Change::describe)
                .contains("create " + folder + "/z")
                .doesNotContain("rewrite " + path);
        assertThat(handler.converge(List.of(part), FakeFacts.local())).isEmpty();
    }

    private static FilePart file(String path, String mode, String content, String apply) {
        return new FilePart(Placement.EVERY_NODE, path, "root:root", mode, content, apply);
    }

    private static String good(String content, int mode) {
        return FakeFacts.hash(content) + " root:root " + mode;
    }

    private static FakeFacts found(String... lines) {
        return FakeFacts.of(String.join("\n", lines));
    }
}
