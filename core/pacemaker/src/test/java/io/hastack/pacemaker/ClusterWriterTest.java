package io.hastack.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterWriterTest {
    private final Answers answers = new Answers();
    private final ClusterWriter writer = new ClusterWriter(answers);

    @Test
    void anEditIsMadeOnTheFirstMemberThatAnswers() {
        answers.down.add("ctl1");
        writer.apply(Sample.TOPOLOGY, Sample.CLUSTER, List.of(ClusterEdit.standby("ctl2")));

        assertThat(answers.asked).containsExactly("ctl1", "ctl2");
        assertThat(answers.script).contains("crm_attribute --node ctl2 --name standby --update on");
    }

    @Test
    void whatPacemakerRefusesIsToldInItsWords() {
        answers.result = new CommandResult(1, "", "Connection to the cluster failed\n", Duration.ZERO);

        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> writer.apply(Sample.TOPOLOGY, Sample.CLUSTER, List.of(ClusterEdit.unstandby("ctl2"))))
                .withMessage(
                        "cluster 'control': end the standby of ctl2: exit code 1: Connection to the cluster failed")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CHANGE_FAILED));
    }

    @Test
    void aPreviewWorksOnACopyOfTheCib() {
        answers.result = new CommandResult(0, "Move       vip   ( ctl2 -> ctl3 )\n\n", "", Duration.ZERO);

        assertThat(writer.preview(Sample.TOPOLOGY, Sample.CLUSTER, List.of(ClusterEdit.standby("ctl2"))))
                .containsExactly("Move vip ( ctl2 -> ctl3 )");
        assertThat(answers.script.indexOf("export CIB_file"))
                .isPositive()
                .isLessThan(answers.script.indexOf("crm_attribute"));
    }

    @Test
    void idleIsWhatPacemakerSays() {
        assertThat(writer.idle(Sample.TOPOLOGY, Sample.CLUSTER, Duration.ofSeconds(5)))
                .isTrue();
        answers.result = new CommandResult(0, "at work\n", "", Duration.ZERO);
        assertThat(writer.idle(Sample.TOPOLOGY, Sample.CLUSTER, Duration.ofSeconds(5)))
                .isFalse();
    }

    @Test
    void keepingOffEndsByItselfAndIsTakenBackByItsOwnId() {
        String keep =
                ClusterEdit.keepOff("web-clone", "ctl2", Duration.ofMinutes(30)).script();
        assertThat(keep)
                .contains("date -u -d '+1800 seconds' '+%Y-%m-%d %H:%M:%SZ'")
                .contains("id='hastack-restart-web-clone-on-ctl2' rsc='web-clone'")
                .contains("operation='lt' end='$end'");
        assertThat(ClusterEdit.letBack("web-clone", "ctl2").script())
                .contains("--delete")
                .contains("<rsc_location id='hastack-restart-web-clone-on-ctl2'/>");
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterEdit.standby("ctl2; reboot"));
    }

    @Test
    void historyTellsOneLifeFromTheNext() {
        InstanceHistory history = InstanceHistory.of(Sample.text("cib-running.xml"), "control");

        assertThat(history.marks())
                .containsAllEntriesOf(Map.of("web@ctl2", "1795366696.110", "db@ctl2", "1795366696.108"));
        assertThat(history.constraints()).isNotEmpty().doesNotContain("hastack-restart-web-clone-on-ctl2");
    }

    /** A transport that says the same to everything; some nodes are down. */
    private static final class Answers implements Transport {
        private final List<String> down = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private CommandResult result = new CommandResult(0, "", "", Duration.ZERO);
        private String script = "";

        @Override
        public CommandResult run(Access access, Node node, String text, Duration timeout) {
            asked.add(node.name());
            if (down.contains(node.name())) {
                throw new HaException(ErrorCode.NODE_UNREACHABLE, node.name() + " does not answer");
            }
            script = text;
            return result;
        }

        @Override
        public void forget(Node node) {}
    }
}
