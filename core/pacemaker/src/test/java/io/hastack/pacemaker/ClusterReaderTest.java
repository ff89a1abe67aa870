package io.hastack.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.pacemaker.ClusterStatus.Resource;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On what real clusters said. */
class ClusterReaderTest {
    private static final String TAG =
            "=hastack-tag=\n<tag id=\"hastack\"><obj_ref id=\"dummy\"/><obj_ref id=\"dummy-clone\"/></tag>\n";

    @Test
    void aLostNodeIsUncleanUntilItIsFenced() {
        assertThat(read("crm-mon-3.0-unclean.xml").nodes())
                .contains(new NodeStatus("ctl1", "member", "online"), new NodeStatus("ctl3", "member", "unclean"));
        assertThat(read("crm-mon-3.0-pending.xml").nodes()).contains(new NodeStatus("ctl3", "member", "pending"));
        assertThat(read("crm-mon-3.0-standby.xml").nodes())
                .contains(new NodeStatus("ctl2", "member", "standby"), new NodeStatus("cmp1", "remote", "offline"));
    }

    @Test
    void instancesHaveTheirRoles() {
        ClusterStatus status = read("crm-mon-3.0-standby.xml");
        assertThat(status.quorate()).isTrue();
        Resource dummy = resource(status, "dummy");
        assertThat(dummy.kind()).isEqualTo("promotable");
        assertThat(dummy.agent()).isEqualTo("ocf:pacemaker:Stateful");
        assertThat(dummy.instances())
                .extracting(Instance::role)
                .containsOnlyOnce("Promoted")
                .contains("Unpromoted");
        assertThat(dummy.instances()).extracting(Instance::node).doesNotContain("ctl2", "cmp1");
        assertThat(resource(status, "fence-ctl1").kind()).isEqualTo("primitive");
        assertThat(resource(status, "plain").kind()).isEqualTo("clone");
    }

    @Test
    void whatTheTagNamesIsOwned() {
        ClusterStatus status = read("crm-mon-3.0-standby.xml");
        assertThat(resource(status, "dummy").owned()).isTrue();
        assertThat(resource(status, "plain").owned()).isFalse();
    }

    @Test
    void pacemaker2IsReadAlike() {
        ClusterStatus status = read("crm-mon-2.1.xml");
        assertThat(status.quorate()).isFalse();
        assertThat(resource(status, "dummy").instances()).hasSize(3);
        assertThat(resource(status, "vip-galera").instances()).isEmpty();
    }

    @Test
    void failuresAreTold() {
        assertThat(read("crm-mon-3.0-failed.xml").failures()).singleElement().satisfies(f -> {
            assertThat(f.resource()).isEqualTo("fence-cmp1");
            assertThat(f.action()).isEqualTo("start");
            assertThat(f.node()).isEqualTo("ctl3");
            assertThat(f.reason()).isEqualTo("Error occurred");
        });
    }

    @Test
    void theNextMemberIsAskedWhereOneIsDown() {
        Answers answers = new Answers("ctl1");
        ClusterStatus status = new ClusterReader(answers).read(Sample.TOPOLOGY, Sample.CLUSTER);
        assertThat(status.name()).isEqualTo("control");
        assertThat(answers.asked).containsExactly("ctl1", "ctl2");
    }

    @Test
    void whereNobodyAnswersEachMemberIsNamed() {
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() ->
                        new ClusterReader(new Answers("ctl1", "ctl2", "ctl3")).read(Sample.TOPOLOGY, Sample.CLUSTER))
                .withMessageContaining("ctl1: ctl1 does not answer; ctl2: ctl2 does not answer; ctl3: ");
    }

    private static ClusterStatus read(String resource) {
        return ClusterReader.parse("control", Sample.text(resource) + TAG);
    }

    private static Resource resource(ClusterStatus status, String id) {
        return status.resources().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A transport on which some nodes are down. */
    private static final class Answers implements Transport {
        private final List<String> down;
        private final List<String> asked = new ArrayList<>();

        Answers(String... down) {
            this.down = List.of(down);
        }

        @Override
        public CommandResult run(Access access, Node node, String script, Duration timeout) {
            asked.add(node.name());
            if (down.contains(node.name())) {
                throw new HaException(ErrorCode.NODE_UNREACHABLE, node.name() + " does not answer");
            }
            return new CommandResult(0, Sample.text("crm-mon-3.0-standby.xml") + TAG, "", Duration.ZERO);
        }

        @Override
        public void forget(Node node) {}
    }
}
