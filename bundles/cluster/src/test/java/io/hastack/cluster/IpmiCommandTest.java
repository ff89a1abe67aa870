package io.hastack.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.topology.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IpmiCommandTest {
    @Test
    void thePasswordLeavesTheCommandLineForTheEnvironment() throws Exception {
        String script = IpmiCommand.file(node("fence_ipmilan", "it's $1 \\ \"secret\""))
                .content()
                .replace("exec /usr/bin/ipmitool", "echo \"$IPMI_PASSWORD\"; echo :");
        Process run = new ProcessBuilder(
                        "sh",
                        "-c",
                        script,
                        "ipmitool",
                        "-H",
                        "bmc 1",
                        "-P",
                        "placeholder",
                        "-C",
                        "3",
                        "power",
                        "status")
                .start();
        assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("it's $1 \\ \"secret\"\n: -E -H bmc 1 -C 3 power status\n");
        assertThat(run.waitFor()).isZero();
    }

    @Test
    void itIsRootsOnly() {
        assertThat(IpmiCommand.file(node("fence_ipmilan", "x")).mode()).isEqualTo("0700");
        assertThat(IpmiCommand.file(node("fence_ipmilan", "x")).owner()).isEqualTo("root:root");
    }

    @Test
    void otherAgentsKeepTheirPassword() {
        assertThat(IpmiCommand.serves(node("fence_idrac", "x"))).isTrue();
        assertThat(IpmiCommand.serves(node("fence_redfish", "x"))).isFalse();
    }

    private static Node node(String agent, String password) {
        return new Node("ctl1", "192.168.124.11", Map.of("agent", agent, "password", password), List.of(), Map.of());
    }
}
