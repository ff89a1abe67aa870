package io.hastack.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import io.hastack.testkit.Topologies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final Topology TOPOLOGY =
            Topologies.withRemotes(Topologies.of(Shape.COLLAPSED, List.of("nova"), "debian-13"), List.of("compute"));

    @Test
    void rowsThatEndEarlyAreFilled() {
        assertThat(Rows.page("services", "nova-compute\tcmp1\tdisabled\n", "binary", "host", "status", "reason")
                        .json())
                .isEqualTo(
                        "{\"services\":[{\"binary\":\"nova-compute\",\"host\":\"cmp1\",\"status\":\"disabled\",\"reason\":\"\"}]}");
    }

    @Test
    void theNextNodeIsAskedWhenOneDoesNotAnswer() {
        List<String> asked = new ArrayList<>();
        Transport transport = new Transport() {
            @Override
            public CommandResult run(Access access, Node node, String script, Duration timeout) {
                asked.add(node.name());
                if (asked.size() == 1) {
                    throw new HaException(ErrorCode.NODE_UNREACHABLE, "no answer");
                }
                return new CommandResult(3, "refused", "", Duration.ZERO);
            }

            @Override
            public void forget(Node node) {}
        };
        CommandResult result = Member.run(transport, new ComponentNodes(TOPOLOGY, TOPOLOGY.nodesOf("nova")), "check");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(asked).containsExactly("control1", "control2");
    }

    @Test
    void onlyARemoteIsEvacuated() {
        EvacuateCommand.known(TOPOLOGY, "cmp2");
        assertThatThrownBy(() -> EvacuateCommand.known(TOPOLOGY, "control1"))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ARGUMENT));
    }
}
