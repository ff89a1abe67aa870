package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.FilePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shared template as a node runs it, with a mariadb client that keeps what it is told in a file. */
class SchemaStateTest {
    private static final String DESCRIPTOR =
            """
            deploy:
              - file: /usr/local/lib/hastack/schema-state
                mode: "0755"
                template: shared/schema-state
            """;

    private static final String CLIENT =
            """
            #!/bin/bash
            sql=$(cat)
            echo "$MYSQL_PWD $*" >>"$STATE/calls"
            case $sql in
            'SELECT 1') echo 1 ;;
            SELECT*) cat "$STATE/version" 2>/dev/null || { echo "Table doesn't exist"; exit 1; } ;;
            *) sed -nE "s/.*VALUES \\('[^']*', '([^']*)'.*/\\1/p" <<<"$sql" >"$STATE/version" ;;
            esac
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void node() throws IOException {
        Path descriptor = folder.resolve("component.yaml");
        Files.writeString(descriptor, DescribedComponentTest.HEAD + DESCRIPTOR);
        FilePart part = (FilePart)
                DescribedComponent.load(descriptor).parts(Targets.of()).get(0);
        program("schema-state", part.content());
        program("mariadb", CLIENT);
        program("dpkg-query", "#!/bin/sh\ncat \"$STATE/package\"\n");
        Files.writeString(
                folder.resolve("glance.conf"),
                "[DEFAULT]\nconnection = none\n[database]\nconnection = mysql+pymysql://glance:p%40ss@192.0.2.1:3307/images?charset=utf8mb4\n");
        Files.writeString(folder.resolve("package"), "30.0-1");
    }

    @Test
    void theSchemaIsThatOfThePackageOnceDoneAndNotAfterAnUpgrade() throws Exception {
        assertThat(run("connect", "glance.conf", "database.connection")).isZero();
        assertThat(run("is", "glance.conf", "database.connection", "glance-common"))
                .isOne();
        assertThat(run("done", "glance.conf", "database.connection", "glance-common"))
                .isZero();
        assertThat(run("is", "glance.conf", "database.connection", "glance-common"))
                .isZero();
        Files.writeString(folder.resolve("package"), "31.0-1");
        assertThat(run("is", "glance.conf", "database.connection", "glance-common"))
                .isOne();
        assertThat(folder.resolve("calls"))
                .content()
                .contains("p@ss ", "-h 192.0.2.1 -P 3307 -u glance images")
                .doesNotContain("=p@ss", " -p");
    }

    @Test
    void anotherDatabaseIsNoLogin() throws Exception {
        Files.writeString(folder.resolve("glance.conf"), "[database]\nconnection = sqlite:////var/lib/x\n");
        assertThat(run("connect", "glance.conf", "database.connection")).isOne();
        assertThat(run("connect", "missing.conf", "database.connection")).isOne();
    }

    private int run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "schema-state");
        builder.command().addAll(List.of(words));
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("STATE", folder.toString());
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
