package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.galera.recovery.Decider;
import io.hastack.galera.recovery.Decision;
import io.hastack.galera.recovery.FactsFile;
import io.hastack.galera.recovery.Member;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedTest {
    @TempDir
    Path folder;

    @Test
    void aDecisionIsOneDocumentWithAllFieldsWhateverItIs() {
        Decision decision = Decider.decide(List.of(Member.unknown("a", "no \"answer\"")), Set.of());
        assertThat(Printed.json(decision, "", List.of()))
                .startsWith("{\"decision\":\"wait\",\"node\":null,\"reason\":\"a does not answer (no \\\"answer\\\")")
                .endsWith("\",\"forced\":false,\"mayBeLost\":[],\"run\":null,\"synced\":[]}");
    }

    @Test
    void problemsAreLinesOrADocument() {
        HaException e = new HaException(ErrorCode.REFUSED_UNSAFE, "no");
        assertThat(Printed.problems(e, false)).isEqualTo("error: no");
        assertThat(Printed.problems(e, true))
                .isEqualTo("{\"problems\":[{\"code\":\"REFUSED_UNSAFE\",\"kind\":\"safety\",\"message\":\"no\"}]}");
    }

    @Test
    void whatTheStatusPrintsIsReadAsTheSameFacts() throws Exception {
        List<Member> members = List.of(
                Member.of(
                        "ctl1",
                        Map.of(
                                "state",
                                "down",
                                "uuid",
                                FakeNodes.UUID,
                                "seqno",
                                "-1",
                                "recovered",
                                FakeNodes.UUID + ":12",
                                "prepared",
                                "2")),
                Member.of(
                        "ctl2",
                        Map.of(
                                "state",
                                "Synced",
                                "component",
                                "Primary",
                                "size",
                                "1",
                                "uuid",
                                FakeNodes.UUID,
                                "seqno",
                                "9")),
                Member.of("ctl3", Map.of("state", "down", "problem", "InnoDB's recovery\ttold \"nothing\"")),
                Member.unknown("ctl4", "no answer on port 22"));
        Path file = Files.writeString(
                folder.resolve("facts.json"), FactsPage.of(members).json());
        assertThat(FactsFile.read(file)).isEqualTo(members);
    }
}
