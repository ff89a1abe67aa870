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

        assertThat(found.kind().text() + found.node().map(n -> " " + n).orElse(""))
                .as(found.reason())
                .isEqualTo(expected);
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
        "ctl1: state=Synced component=Primary size=1 uuid=A seqno=1, 1",
    })
    void theExitCodeFollowsTheDecision(String members, int exitCode) {
        assertThat(Decider.decide(Given.members(members), Set.of()).kind().exitCode())
                .isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({
        "ctl1: reachable=false | ctl2: reachable=false",
        "ctl1: uuid=A seqno=-1 | ctl2: uuid=A seqno=-1",
        "ctl1: uuid=A seqno=-1 | ctl2: reachable=false | ctl3: uuid=A seqno=1",
    })
    void whereForceWouldLeaveNobodyOrInnodbCanBeAskedItIsNotAdvised(String members) {
        assertThat(Decider.decide(Given.members(members), Set.of()).reason()).doesNotContain("--force");
    }

    @Test
    void whoIsNotAMemberCannotBeGivenUp() {
        wrong(
                Set.of("ctl4"),
                "expected after --force some of the members ctl1, ctl2, ctl3 and not all of them, found ctl4");
    }

    @Test
    void notAllCanBeGivenUp() {
        wrong(Set.of("ctl1", "ctl2", "ctl3"), "and not all of them, found ctl1, ctl2, ctl3");
    }

    @Test
    void allAreSyncedWhereTheyAreInOneComponentThatHasNoOther() {
        String one = "state=Synced component=Primary size=2 uuid=A seqno=5";
        assertThat(Decider.allSynced(Given.members("a: " + one + " | b: " + one)))
                .isTrue();
        assertThat(Decider.allSynced(Given.members("a: " + one))).isFalse();
        assertThat(Decider.allSynced(Given.members("a: " + one + " | b: " + one.replace("uuid=A", "uuid=B"))))
                .isFalse();
        assertThat(Decider.allSynced(Given.members("a: " + one + " | b: reachable=false")))
                .isFalse();
        assertThat(Decider.allSynced(Given.members("a: " + one + " | b: " + one.replace("Synced", "Joined"))))
                .isFalse();
    }

    @Test
    void innodbIsAskedOnlyWhereItCanTellWhatIsMissing() {
        assertThat(Decider.readable(Given.members("a: uuid=A seqno=-1 | b: uuid=A seqno=1 | c: reachable=false"
                        + " | d: uuid=A seqno=-1 recovered=7 | e: recovered=7 | f: uuid=A seqno=-1 problem=broken"
                        + " | g: state=silent")))
                .containsExactlyInAnyOrder("a", "e");
    }

    private static void wrong(Set<String> givenUp, String message) {
        assertThatThrownBy(() -> Decider.decide(ONE_MISSING, givenUp))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ARGUMENT));
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" & "));
    }
}
