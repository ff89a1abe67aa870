package io.hastack.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.shell.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private final ClusterView control = Samples.VIEWS.get(0);

    @Test
    void saysQuorumAndNodesInOneLineOrWhyNothingIsKnown() {
        assertThat(StatusText.headline(control)).isEqualTo("cluster control: quorate, 2 of 3 nodes online");
        assertThat(StatusText.headline(Samples.VIEWS.get(1))).isEqualTo("cluster network: no member answers");
    }

    @Test
    void remotesAreCountedApart() {
        List<NodeStatus> nodes = new ArrayList<>(Samples.STATUS.nodes());
        nodes.add(new NodeStatus("cmp1", "remote", "online"));
        nodes.add(new NodeStatus("cmp2", "remote", "offline"));
        ClusterStatus status = new ClusterStatus("control", true, nodes, List.of(), List.of());
        ClusterView view = new ClusterView("control", Optional.of(status), Optional.empty(), Map.of());
        assertThat(StatusText.headline(view))
                .isEqualTo("cluster control: quorate, 2 of 3 members and 1 of 2 remotes online");
        assertThat(StatusText.nodes(status).plain())
                .contains("ctl1  member  online", "cmp1  remote  online", "cmp2  remote  offline");
    }

    @Test
    void groupsInstancesByRoleAndMarksWhatIsForeign() {
        assertThat(StatusText.resources(control, Samples.STATUS).plain())
                .containsExactly(
                        "RESOURCE  COMPONENT  KIND        AGENT                 INSTANCES",
                        "galera    galera     promotable  ocf:heartbeat:galera  Promoted ctl1; Promoted failed ctl2",
                        "backup    (foreign)  primitive   systemd:backup        Stopped");
    }

    @Test
    void namesFailedActions() {
        assertThat(StatusText.failures(Samples.STATUS))
                .containsExactly("failed: monitor of galera on ctl2 at Sun Nov 22 16:01:00 2026: not running");
    }
}
