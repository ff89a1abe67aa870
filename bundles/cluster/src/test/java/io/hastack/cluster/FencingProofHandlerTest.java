package io.hastack.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the proof itself against a BMC's answers. */
class FencingProofHandlerTest {
    private final FencingProofHandler handler = new FencingProofHandler();

    @TempDir
    Path folder;

    @Test
    void aBmcThatKnowsThePasswordIsProven() throws Exception {
        try (Bmc bmc = new Bmc("admin", "right&\"'$x")) {
            assertThat(converge(ipmi(bmc, "admin", "right&\"'$x", Map.of("cipher", "3"))))
                    .isEmpty();
            assertThat(converge(ipmi(bmc, "admin", "right&\"'$x", Map.of()))).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (Bmc bmc = new Bmc("admin", "right")) {
            assertThatExceptionOfType(HaException.class)
                    .isThrownBy(() -> converge(ipmi(bmc, "admin", "wrong", Map.of("cipher", "3"))))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_FENCING))
                    .withMessageContaining("ctl1: fence_ipmilan at 127.0.0.1 does not answer as configured:"
                            + " the password is wrong")
                    .withMessageContaining("ha:secrets set")
                    .withMessageNotContaining("wrong\"");
        }
    }

    @Test
    void anUnknownUserIsRefused() throws Exception {
        try (Bmc bmc = new Bmc("admin", "right")) {
            assertThatExceptionOfType(HaException.class)
                    .isThrownBy(() -> converge(ipmi(bmc, "root", "right", Map.of())))
                    .withMessageContaining("the user name is not known");
        }
    }

    @Test
    void anAgentThatIsNotInstalledIsAskedAfterItsPackage() throws Exception {
        List<Change> changes = converge(proof(Map.of("agent", "fence_absent", "ip", "127.0.0.1")));
        assertThat(changes)
                .extracting(Change::describe)
                .containsExactly("prove that the fencing devices of ctl1 answer");
    }

    @Test
    void anyOtherAgentIsAskedForTheStatusOnItsStandardInput() throws Exception {
        agent("fence_sample", "grep -qx 'password=right' && exit 2; echo 'Login failed' >&2; exit 1");
        assertThat(converge(proof(Map.of("agent", "fence_sample", "password", "right"))))
                .isEmpty();
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> converge(proof(Map.of("agent", "fence_sample", "password", "wrong"))))
                .withMessageContaining("Login failed");
    }

    private void agent(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static FencingProof ipmi(Bmc bmc, String user, String password, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.putAll(Map.of("agent", "fence_ipmilan", "ip", "127.0.0.1", "ipport", Integer.toString(bmc.port())));
        options.putAll(Map.of("username", user, "password", password, "lanplus", "1"));
        return proof(options);
    }

    private static FencingProof proof(Map<String, String> fencing) {
        return new FencingProof(Placement.ONCE, List.of(new Node("ctl1", "127.0.0.1", fencing, List.of(), Map.of())));
    }

    private List<Change> converge(FencingProof proof) throws IOException, InterruptedException {
        Site site = new Site(
                Control.target("debian-13", Map.of()).topology(),
                Control.target("debian-13", Map.of()).cluster(),
                proof.devices().get(0));
        Fact fact = handler.facts(List.of(proof), site).get(0);
        Path script = Files.writeString(folder.resolve("script"), fact.script());
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString());
        bash.environment().merge("PATH", folder.toString(), (path, here) -> path + ":" + here);
        Path output = folder.resolve("output");
        int exit = bash.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        CommandResult result = new CommandResult(exit, Files.readString(output), "", Duration.ZERO);
        return handler.converge(List.of(proof), new Facts() {
            @Override
            public Site site() {
                return site;
            }

            @Override
            public CommandResult get(Fact asked) {
                assertThat(asked).isEqualTo(fact);
                return result;
            }

            @Override
            public String sha256(String text) {
                throw new UnsupportedOperationException("no text is compared");
            }
        });
    }
}
