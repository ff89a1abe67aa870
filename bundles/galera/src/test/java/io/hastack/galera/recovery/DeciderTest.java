package io.hastack.galera.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule with a state that it decides; the table is the specification. */
class DeciderTest {
    private static final List<Member> ONE_MISSING =
            Given.members("ctl1: uuid=A seqno=100 | ctl2: uuid=A seqno=90 | ctl3: reachable=false");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/decisions.csv", delimiter = ';', maxCharsPerColumn = 4000)
    void decides(String what, String members, String givenUp, String expected, String says, String lost) {
        Decision found =
                Decider.decide(Given.members(members), givenUp == null ? Set.of() : Set.of(givenUp.split(",")));

        String decision = found.done()
                ? "done"
                : found.kind().text() + found.node().map(n -> " " + n).orElse("");
        assertThat(decision).as(found.reason()).isEqualTo(expected);
        assertThat(words(says)).allSatisfy(word -> assertThat(found.reason()).contains(word));
        assertThat(found.mayBeLost()).hasSameSizeAs(words(lost));
        assertThat(words(lost)).allSatisfy(word -> assertThat(found.mayBeLost())
                .anySatisfy(l -> assertThat(l).contains(word)));
        assertThat(found.forced()).isEqualTo(lost != null);
    }

    @ParameterizedTest
    @CsvSource({
        "ctl1: uuid=A seqno=1 | ctl2: uuid=A seqno=1, 0",
        "ctl1: uuid=A seqno=1 | ctl2: reachable=false, 1",
        "ctl1: uuid=A seqno=1 | ctl2: uuid=B seqno=1, 3",
        "ctl1: state=Synced component=Primary size=1 uuid=A seqno=1, 0",
    })
    void theExitCodeFollowsTheDecision(String members, int exitCode) {
        assertThat(Decider.decide(Given.members(members), Set.of()).exitCode()).isEqualTo(exitCode);
    }

    @Test
    void theOrderOfTheMembersChangesNoDecisionButThatAmongEquals() {
        assertThat(Decider.decide(Given.members("ctl2: uuid=A seqno=5 | ctl1: uuid=A seqno=5"), Set.of())
                        .node())
                .contains("ctl2");
    }

    @Test
    void whoIsNotAMemberCannotBeGivenUp() {
        wrong(ONE_MISSING, Set.of("ctl4"), "--force names ctl4; the members are ctl1, ctl2, ctl3");
    }

    @Test
    void notAllCanBeGivenUp() {
        wrong(ONE_MISSING, Set.of("ctl1", "ctl2", "ctl3"), "gives up every member");
    }

    @Test
    void nobodyIsGivenUpInVain() {
        wrong(
                Given.members("ctl1: uuid=A seqno=100 | ctl2: uuid=A seqno=90"),
                Set.of("ctl1"),
                "nothing has to be given up: without --force, ctl1 is bootstrapped");
    }

    private static void wrong(List<Member> members, Set<String> givenUp, String message) {
        assertThatThrownBy(() -> Decider.decide(members, givenUp))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ARGUMENT));
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" & "));
    }
}
