package io.hastack.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.shell.Samples;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private final ClusterView control = Samples.VIEWS.get(0);

    @Test
    void saysQuorumAndNodesInOneLineOrWhyNothingIsKnown() {
        assertThat(StatusText.headline(control)).isEqualTo("cluster control: quorate, 2 of 3 nodes online");
        assertThat(StatusText.headline(Samples.VIEWS.get(1))).isEqualTo("cluster network: no member answers");
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
