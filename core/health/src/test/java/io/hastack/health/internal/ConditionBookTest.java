package io.hastack.health.internal;

import static io.hastack.spi.check.Condition.Status.FALSE;
import static io.hastack.spi.check.Condition.Status.TRUE;
import static io.hastack.spi.check.Condition.Status.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.health.Change;
import io.hastack.health.internal.ConditionBook.Key;
import io.hastack.spi.check.Condition;
import io.hastack.spi.check.Condition.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionBookTest {
    private static final Duration STEP = Duration.ofSeconds(10);

    private final TestClock clock = new TestClock();
    private final ConditionBook book = new ConditionBook(List.of(), List.of());

    @Test
    void theFirstObservationStandsAtOnceAndIsNewsUnlessTrue() {
        assertThat(see(TRUE)).isEmpty();
        assertThat(book.observe(List.of(Seen.condition("b", FALSE)), c -> 2, clock.instant()))
                .singleElement()
                .satisfies(c -> assertThat(c.was()).isEmpty());
        assertThat(book.conditions()).extracting(Condition::status).containsExactly(TRUE, FALSE);
    }

    @Test
    void anotherStatusIsPublishedWhenSeenTwiceInARowWithTheTimeOfTheFirst() {
        see(TRUE);
        assertThat(see(FALSE)).isEmpty();
        assertThat(published()).isEqualTo(TRUE);
        assertThat(book.doubtful(new Key("a", "Serves"))).isTrue();

        List<Change> news = see(FALSE);
        assertThat(news).singleElement().satisfies(c -> {
            assertThat(c.was()).isEqualTo(Optional.of(TRUE));
            assertThat(c.condition().status()).isEqualTo(FALSE);
            assertThat(c.condition().since()).isEqualTo(TestClock.T0.plusSeconds(10));
            assertThat(c.at()).isEqualTo(TestClock.T0.plusSeconds(20));
        });
        assertThat(see(FALSE)).isEmpty();
    }

    @Test
    void whatIsSeenOnceOnlyIsNoNews() {
        see(TRUE);
        see(FALSE);
        assertThat(see(TRUE)).isEmpty();
        assertThat(see(FALSE)).isEmpty();
        assertThat(book.conditions()).singleElement().satisfies(c -> assertThat(c.since())
                .isEqualTo(TestClock.T0));
    }

    @Test
    void unknownIsNotFalseAndCountsByItself() {
        see(TRUE);
        see(FALSE);
        assertThat(see(UNKNOWN)).isEmpty();
        assertThat(see(FALSE)).isEmpty();
        assertThat(see(UNKNOWN)).isEmpty();
        assertThat(see(UNKNOWN)).extracting(c -> c.condition().status()).containsExactly(UNKNOWN);
    }

    @Test
    void theMessageOfTheSameStatusIsRenewedSilently() {
        see(TRUE);
        var other = Seen.condition("a", "Serves", TRUE, "4 of 4");
        assertThat(book.observe(List.of(other), c -> 2, clock.instant())).isEmpty();
        assertThat(book.conditions()).extracting(Condition::message).containsExactly("4 of 4");
    }

    @Test
    void whatFlapsIsToldEverMoreRarely() {
        see(TRUE);
        List<Integer> needed = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Status other = i % 2 == 0 ? FALSE : TRUE;
            int times = 1;
            while (see(other).isEmpty()) {
                times++;
            }
            needed.add(times);
        }
        assertThat(needed).containsExactly(2, 3, 4, 5, 6, 7, 7, 7);

        clock.pass(Duration.ofMinutes(31));
        see(FALSE);
        assertThat(see(FALSE)).hasSize(1);
    }

    @Test
    void ofSeveralClustersTheWorstCounts() {
        assertThat(book.observe(
                        List.of(Seen.condition("a", TRUE), Seen.condition("a", FALSE), Seen.condition("a", UNKNOWN)),
                        c -> 2,
                        clock.instant()))
                .extracting(c -> c.condition().status())
                .containsExactly(FALSE);
        assertThat(book.conditions()).hasSize(1);
    }

    @Test
    void whatIsNoLongerCheckedIsForgottenAfterTenMinutes() {
        see(TRUE);
        book.known(Set.of(), clock.instant());
        clock.pass(Duration.ofMinutes(9));
        book.known(Set.of(), clock.instant());
        assertThat(book.conditions()).hasSize(1);
        book.known(Set.of(new Key("a", "Serves")), clock.instant());
        clock.pass(Duration.ofMinutes(9));
        book.known(Set.of(), clock.instant());
        assertThat(book.conditions()).hasSize(1);
        clock.pass(Duration.ofMinutes(10));
        book.known(Set.of(), clock.instant());
        assertThat(book.conditions()).isEmpty();
    }

    @Test
    void theHistoryIsBoundedAndItsNumbersGoOn() {
        for (int i = 0; i < ConditionBook.KEPT + 5; i++) {
            clock.pass(Duration.ofHours(1));
            book.observe(List.of(Seen.condition("a", i % 2 == 0 ? FALSE : TRUE)), c -> 1, clock.instant());
        }
        assertThat(book.after(0)).hasSize(ConditionBook.KEPT);
        assertThat(book.latest()).isEqualTo(ConditionBook.KEPT + 5);
        assertThat(book.after(book.latest() - 2)).hasSize(2);
    }

    private List<Change> see(Status status) {
        List<Change> news = book.observe(List.of(Seen.condition("a", status)), c -> 2, clock.instant());
        clock.pass(STEP);
        return news;
    }

    private Status published() {
        return book.conditions().get(0).status();
    }
}
