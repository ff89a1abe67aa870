package io.hastack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words are read by Karaf's own parser, as in the console. */
class EvacuateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final List<String> asked = new ArrayList<>();

    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void topology() throws IOException {
        Files.createFile(folder.resolve("key"));
        Files.createFile(folder.resolve("known_hosts"));
        file = Files.writeString(
                        folder.resolve("topology.yaml"),
                        """
                name: test
                platform: debian-13
                access: { user: root, key: key, knownHosts: known_hosts }
                clusters:
                  - name: control
                    components: [nova]
                    nodes:
                      - { name: ctl1, address: 192.0.2.11 }
                      - { name: ctl2, address: 192.0.2.12 }
                      - { name: ctl3, address: 192.0.2.13 }
                    remotes:
                      - { name: cmp1, address: 192.0.2.21, components: [compute] }
                """)
                .toString();
    }

    @Test
    void optionsMayStandOnEitherSideOfTheNode() throws Exception {
        assertThat(run("cmp1", "--yes", "--topology", file)).isEqualTo(0);
        assertThat(run("--topology", file, "--yes", "cmp1", "--is-off")).isEqualTo(0);
        assertThat(run("--yes", "--topology", file, "cmp1")).isEqualTo(0);

        assertThat(asked)
                .containsExactly(
                        "/usr/local/lib/hastack/nova-evacuator request cmp1\n",
                        "/usr/local/lib/hastack/nova-evacuator request cmp1 --is-off\n",
                        "/usr/local/lib/hastack/nova-evacuator request cmp1\n");
    }

    @Test
    void withoutYesItAsksFirst() throws Exception {
        assertThat(run("cmp1", "--topology", file)).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("nothing was done");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatItDoesNotKnowIsRefusedBeforeAnyNodeIsAsked() throws Exception {
        assertThat(run("cmp1", "--yes", "--topology", file, "--off")).isEqualTo(2);
        assertThat(run("cmp1", "cmp2", "--yes", "--topology", file)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("error: unknown option --off; there are --is-off, --topology, --yes")
                .contains("error: expected the name of one compute node, found cmp1 cmp2");
        assertThat(asked).isEmpty();
    }

    private Object run(String... words) throws Exception {
        EvacuateCommand command = new EvacuateCommand();
        command.session = session();
        command.transport = new Transport() {
            @Override
            public CommandResult run(Access access, Node node, String script, Duration timeout) {
                asked.add(script);
                return new CommandResult(0, "asked", "", Duration.ZERO);
            }

            @Override
            public void forget(Node node) {}
        };
        assertThat(new DefaultActionPreparator().prepare(command, command.session, List.of((Object[]) words)))
                .isTrue();
        return command.execute();
    }

    /** A session of which only the console is used, and whose user only presses Return. */
    private Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConsole" -> console;
                    case "readLine" -> "";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
