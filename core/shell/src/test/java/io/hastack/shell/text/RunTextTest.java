package io.hastack.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.Run;
import io.hastack.engine.Run.StepRun;
import io.hastack.shell.Samples;
import io.hastack.spi.plan.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunTextTest {
    @Test
    void namesTheChainOfStepsThatTheTimeWentInto() {
        assertThat(CriticalPath.of(Samples.FAILED))
                .extracting(StepRun::id)
                .containsExactly(
                        "galera/packages:mariadb@ctl2", "wait/galera/GaleraSynced", "keystone/once:schema@control");
    }

    @Test
    void summarisesAFailureWithWhatToDoNext() {
        assertThat(RunText.summary(Samples.FAILED))
                .containsExactly(
                        "20261122-160100-deploy FAILED in 70.5s: 3 changes, 1 already so",
                        "the time went into",
                        "     38.2s  ctl2  galera packages:mariadb",
                        "     21.8s  wait galera/GaleraSynced",
                        "     10.5s  control  keystone once:schema",
                        "failed: keystone/once:schema@control: exit code 1",
                        "1 step that follow were left out",
                        "mend the cause, then: ha:resume        every step: ha:run 20261122-160100-deploy");
    }

    @Test
    void measuresAStageFromItsFirstStartToItsLastEnd() {
        Map<String, Integer> stages = Map.of(
                "galera/packages:mariadb@ctl1",
                1,
                "galera/packages:mariadb@ctl2",
                1,
                "keystone/once:schema@control",
                2);

        assertThat(RunText.stages(Samples.FAILED, stages).rows())
                .containsExactly(List.of("1", "2", "2", "38.2s"), List.of("2", "1", "0", "10.5s"));
    }

    @Test
    void anInterruptedRunHasNoDurationAndSaysHowToGoOn() {
        Run run = new Run(
                "r1",
                "deploy",
                Set.of(),
                Run.State.INTERRUPTED,
                Samples.T0,
                Optional.empty(),
                "the console died",
                List.of());

        assertThat(RunText.summary(run))
                .containsExactly(
                        "r1 INTERRUPTED: 0 changes, 0 already so",
                        "failed: the console died",
                        "mend the cause, then: ha:resume        every step: ha:run r1");
    }

    @Test
    void aRunOfStepsWithoutDurationHasNoCriticalPath() {
        Run run = new Run(
                "r1",
                "deploy",
                Set.of(),
                Run.State.FINISHED,
                Samples.T0,
                Optional.of(Samples.T0),
                "",
                List.of(Samples.ran("a/b:c@d", Event.State.UNCHANGED, 0, 0, "")));

        assertThat(RunText.summary(run)).containsExactly("r1 FINISHED in 0.0s: 0 changes, 1 already so");
    }

    @Test
    void takesAPathWithAtSignsApartAtTheLastOne() {
        assertThat(StepName.of("nova/file:/etc/a@b@ctl1")).isEqualTo(new StepName("nova", "file:/etc/a@b", "ctl1"));
    }
}
