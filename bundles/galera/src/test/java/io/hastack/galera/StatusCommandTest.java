package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.galera.recovery.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    private static final String UUID = "b1ef88a6-9d0e-11f0-a0d1-3e1f5b7c9a42";

    @Test
    void showsWhatANodeHoldsThatIsDown() {
        List<Member> members = members(
                Map.of("state", "down", "uuid", UUID, "seqno", "-1", "recovered", "1204"),
                Map.of("state", "down", "uuid", UUID, "seqno", "1180", "safe", "true"));
        assertThat(FactsPage.of(members).text().lines().map(l -> l.replaceAll(" +", " ")))
                .containsExactly(
                        "NODE REACHABLE STATE COMPONENT SIZE SEQNO RECOVERED PREPARED SAFE UUID PROBLEM",
                        "ctl1 true down - - -1 1204 0 false " + UUID + " -",
                        "ctl2 true down - - 1180 - 0 true " + UUID + " -");
    }

    @Test
    void saysWhyANodeCouldNotBeAskedAndNothingElseOfIt() {
        assertThat(FactsPage.line(Member.of("ctl3", Map.of("problem", "no answer on port 22"))))
                .isEqualTo("reachable false, state no answer on port 22");
    }

    @Test
    void whatMakesNoSenseIsNotKnown() {
        Member member = Member.of(
                "ctl1",
                Map.of("state", "down", "uuid", "b1ef88a6-9d", "seqno", "12x", "recovered", "18446744073709551615"));
        assertThat(member.histories()).isEmpty();
        assertThat(member.commits()).isEmpty();
        assertThat(member.recovered()).isEmpty();
    }

    private static List<Member> members(Map<String, String> first, Map<String, String> second) {
        return List.of(Member.of("ctl1", first), Member.of("ctl2", second));
    }
}
