package io.hastack.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.shell.Samples;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
    private final Hands hands = new Hands();
    private final List<String> lines = new ArrayList<>();
    private final ProgressText progress = new ProgressText(hands, lines::add);
    private final Step packages = Samples.step("galera", "packages", "mariadb", "ctl1", "install", 1);
    private final Step unit = Samples.step("galera", "unit", "mariadb", "ctl1", "disable", 2);

    @Test
    void aStepThatChangedSomethingIsALineWithTheTimeElapsedAndItsOwn() {
        event(packages, Event.State.STARTED, "");
        hands.move(Duration.ofMillis(38_200));
        event(packages, Event.State.CHANGED, "142 packages");

        assertThat(lines)
                .containsExactly(
                        "00:00  stage 1", "00:38  ctl1      galera      packages mariadb  CHANGED 38.2s  142 packages");
    }

    @Test
    void whatWasAlreadySoIsSilent() {
        event(packages, Event.State.STARTED, "");
        event(packages, Event.State.UNCHANGED, "");

        assertThat(lines).containsExactly("00:00  stage 1");
    }

    @Test
    void aWaitSpeaksAtOnceAndThenEveryTenSeconds() {
        for (int i = 0; i < 25; i++) {
            progress.waiting("galera/GaleraSynced", i + " of 30");
            hands.move(Duration.ofSeconds(1));
        }

        assertThat(lines)
                .containsExactly(
                        "00:00  waiting for galera/GaleraSynced: 0 of 30",
                        "00:10  waiting for galera/GaleraSynced: 10 of 30",
                        "00:20  waiting for galera/GaleraSynced: 20 of 30");
    }

    @Test
    void saysWhatRunsWhileNothingEnds() {
        assertThat(progress.running()).isEmpty();
        event(packages, Event.State.STARTED, "");
        event(unit, Event.State.STARTED, "");
        hands.move(Duration.ofSeconds(65));

        assertThat(progress.running())
                .hasValue("01:05  ctl1      galera      packages mariadb  runs 65.0s, and 1 more");
    }

    @Test
    void remembersTheStageOfEachStep() {
        event(packages, Event.State.STARTED, "");
        event(unit, Event.State.STARTED, "");

        assertThat(progress.stages()).containsEntry(packages.id(), 1).containsEntry(unit.id(), 2);
    }

    private void event(Step step, Event.State state, String detail) {
        progress.step(step, new Event(step.id(), state, hands.instant(), detail));
    }

    private static final class Hands extends Clock {
        private Instant now = Samples.T0;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
