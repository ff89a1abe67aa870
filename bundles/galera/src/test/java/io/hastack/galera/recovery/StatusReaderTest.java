package io.hastack.galera.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.galera.recovery.ClusterFacts.Instance;
import io.hastack.galera.recovery.ClusterFacts.Resource;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusReaderTest {
    @Test
    void readsNodesInstancesAndAttributes() throws Exception {
        ClusterFacts found = read("gcomm://ctl1,ctl2, ctl3", "crm_mon-outage.xml");

        assertThat(found.quorate()).isTrue();
        assertThat(found.maintenance()).isFalse();
        assertThat(found.nodes())
                .isEqualTo(Map.of(
                        "cmp1", "offline", "ctl1", "online", "ctl2", "online", "ctl3", "unclean", "ctl4", "standby"));
        assertThat(found.instances())
                .isEqualTo(Map.of(
                        "ctl1",
                        new Instance("Unpromoted", true, "Promoting"),
                        "ctl2",
                        new Instance("Unpromoted", false, "")));
        assertThat(found.galera()).isEqualTo(new Resource(List.of("ctl1", "ctl2", "ctl3"), true, false, ""));
        assertThat(found.agent("ctl1", "last-committed")).contains("1204");
        assertThat(found.agent("ctl1", "safe-to-bootstrap")).contains("0");
        assertThat(found.agent("ctl2", "bootstrap")).isEmpty();
        assertThat(found.agent("ctl3", "last-committed")).isEmpty();
        assertThat(found.state("ctl9")).isEqualTo("unknown");
    }

    @Test
    void readsWhatKeepsGaleraDownAndWhoHoldsMembersBack() throws Exception {
        ClusterFacts found = read("gcomm://ctl1", "crm_mon-held.xml");

        assertThat(found.galera())
                .isEqualTo(
                        new Resource(List.of("ctl1"), true, true, "galera-recover-20261127-135000-123-galera-recover"));
        assertThat(found.instances()).isEmpty();
        assertThat(found.state("ctl1")).isEqualTo("online");
    }

    @Test
    void galeraIsUnmanagedWhereAllItsInstancesAre() {
        String one = "<resource id=\"galera\" managed=\"false\"/>";
        assertThat(read(one + one).galera().managed()).isFalse();
        assertThat(read(one + one.replace("false", "true") + one).galera().managed())
                .isTrue();
        assertThat(read("<resource id=\"galera\" managed=\"true\" target_role=\"Slave\"/>")
                        .galera()
                        .stopped())
                .isTrue();
        assertThat(read("<resource id=\"galera\" managed=\"true\" target_role=\"Started\"/>")
                        .galera()
                        .stopped())
                .isFalse();
    }

    @Test
    void withoutTheOptionThereAreNoMembers() {
        assertThat(read("").galera().members()).isEmpty();
    }

    @Test
    void withoutADesignatedControllerThereIsNoQuorum() {
        assertThat(StatusReader.read(
                                "",
                                "<pacemaker-result><summary><current_dc present=\"false\"/></summary></pacemaker-result>")
                        .quorate())
                .isFalse();
    }

    @Test
    void anythingElseIsUnreadable() {
        assertThatThrownBy(() -> StatusReader.read("", "crm_mon: Connection to cluster failed"))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_UNREADABLE));
    }

    private static ClusterFacts read(String resources) {
        return StatusReader.read("", "<pacemaker-result><clone>" + resources + "</clone></pacemaker-result>");
    }

    private static ClusterFacts read(String address, String file) throws IOException {
        return StatusReader.read(address, Files.readString(Path.of("src", "test", "resources", file)));
    }
}
