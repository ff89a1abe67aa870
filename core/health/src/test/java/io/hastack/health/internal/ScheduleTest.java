package io.hastack.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.KnownCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final KnownCheck SYNCED = Seen.check("galera", "GaleraSynced", 10);
    private static final KnownCheck SERVES = Seen.check("keystone", "KeystoneServes", 10);
    private static final KnownCheck WORKS = Seen.check("nova", "NovaWorks", 30);
    private static final KnownCheck BOOTS = Seen.check("compute", "InstancesBoot", 300);
    private static final List<KnownCheck> ALL = List.of(SYNCED, SERVES, WORKS, BOOTS);

    private final TestClock clock = new TestClock();
    private final HealthConfig config = HealthConfig.of(Map.of());
    private double chance = 0.5;
    private final Schedule schedule = new Schedule(() -> chance);

    @Test
    void whatIsQuickGoesTogetherAndWhatIsSlowByItselfAndLater() {
        assertThat(due()).containsExactly(List.of(SYNCED, SERVES, WORKS));
        clock.pass(Duration.ofSeconds(150));
        assertThat(due()).containsExactly(List.of(BOOTS));
    }

    @Test
    void nothingIsBegunWhileItsLastMeasurementGoesOn() {
        due();
        clock.pass(Duration.ofHours(1));
        assertThat(due()).containsExactly(List.of(BOOTS));
        assertThat(due()).isEmpty();
        ended(List.of(SYNCED));
        clock.pass(Duration.ofHours(1));
        assertThat(due()).containsExactly(List.of(SYNCED));
    }

    @Test
    void intervalsAreATenthShorterOrLongerByChanceButStayTogether() {
        due();
        chance = 0;
        ended(List.of(SYNCED, SERVES));
        clock.pass(Duration.ofMillis(53_999));
        assertThat(due()).isEmpty();
        clock.pass(Duration.ofMillis(1));
        assertThat(due()).containsExactly(List.of(SYNCED, SERVES));
        chance = 1;
        ended(List.of(SYNCED, SERVES));
        clock.pass(Duration.ofMillis(65_999));
        assertThat(due()).isEmpty();
        clock.pass(Duration.ofMillis(1));
        assertThat(due()).hasSize(1);
    }

    @Test
    void whatIsInDoubtIsLookedAtSoonAndThenJoinsTheOthers() {
        due();
        schedule.ended(List.of(SYNCED, SERVES, WORKS), SYNCED::equals, config, clock.instant());
        clock.pass(Duration.ofSeconds(10));
        assertThat(due()).containsExactly(List.of(SYNCED));
        ended(List.of(SYNCED));
        clock.pass(Duration.ofSeconds(50));
        assertThat(due()).as("10 s before its time").containsExactly(List.of(SYNCED, SERVES));
    }

    @Test
    void afterARunEverythingIsDueAtOnce() {
        due();
        ended(ALL);
        schedule.from(clock.instant().plusSeconds(20));
        clock.pass(Duration.ofSeconds(4));
        assertThat(due()).isEmpty();
        clock.pass(Duration.ofSeconds(16));
        assertThat(due()).containsExactly(List.of(SYNCED, SERVES, WORKS), List.of(BOOTS));
    }

    @Test
    void whatIsOffIsNeverDue() {
        HealthConfig off = HealthConfig.of(Map.of("interval.galera", "off"));
        assertThat(schedule.due(List.of(SYNCED), off, clock.instant())).isEmpty();
    }

    private List<List<KnownCheck>> due() {
        return schedule.due(ALL, config, clock.instant());
    }

    private void ended(List<KnownCheck> checks) {
        schedule.ended(checks, c -> false, config, clock.instant());
    }
}
