package io.hastack.galera.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.galera.recovery.ClusterFacts.Instance;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusReaderTest {
    @Test
    void readsNodesInstancesAndAttributes() throws Exception {
        ClusterFacts found = StatusReader.read(Files.readString(Path.of("src/test/resources/crm_mon-outage.xml")));

        assertThat(found.quorate()).isTrue();
        assertThat(found.maintenance()).isFalse();
        assertThat(found.nodes())
                .isEqualTo(Map.of(
                        "cmp1", "offline", "ctl1", "online", "ctl2", "online", "ctl3", "unclean", "ctl4", "standby"));
        assertThat(found.instances())
                .isEqualTo(Map.of(
                        "ctl1",
                        new Instance("Unpromoted", false, true, "Promoting"),
                        "ctl2",
                        new Instance("Unpromoted", true, false, "")));
        assertThat(found.agent("ctl1", "last-committed")).contains("1204");
        assertThat(found.agent("ctl1", "safe-to-bootstrap")).contains("0");
        assertThat(found.agent("ctl2", "bootstrap")).isEmpty();
        assertThat(found.agent("ctl3", "last-committed")).isEmpty();
        assertThat(found.state("ctl9")).isEqualTo("unknown");
    }

    @Test
    void withoutADesignatedControllerThereIsNoQuorum() {
        assertThat(StatusReader.read(
                                "<pacemaker-result><summary><current_dc present=\"false\"/></summary></pacemaker-result>")
                        .quorate())
                .isFalse();
    }

    @Test
    void anythingElseIsUnreadable() {
        assertThatThrownBy(() -> StatusReader.read("crm_mon: Connection to cluster failed"))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_UNREADABLE));
    }
}
