package io.hastack.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.shell.Samples;
import io.hastack.spi.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    @Test
    void groupsEqualStepsOfSeveralNodesUnderTheirStageAndComponent() {
        assertThat(PlanText.lines(Samples.PLAN, 80))
                .containsExactly(
                        "stage 1: nothing to wait for",
                        "  keystone",
                        "    + packages keystone apache2  ctl1,ctl2",
                        "    ~ ini /etc/keystone/keystone.conf  ctl1  write 24 options",
                        "    = 1 already so",
                        "stage 2: waits for galera/GaleraSynced",
                        "  keystone",
                        "    + once schema  control  make the schema",
                        "Pacemaker will",
                        "  start keystone:0 on ctl1",
                        "4 changes");
    }

    @Test
    void cutsWhatIsWiderThanTheTerminal() {
        String packages = "a-package ".repeat(40);
        var step = Samples.step("nova", "packages", packages, "ctl1", "install 40 packages", 1);
        Plan plan = new Plan("1", "deploy", 1, List.of(step), Map.of(), List.of());

        assertThat(PlanText.lines(plan, 80))
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.contains("…"));
    }

    @Test
    void anActionThatDoesNotFitGetsItsOwnLine() {
        var step = Samples.step("nova", "file", "/etc/nova/nova.conf", "ctl1,ctl2,ctl3", "write, root:nova 0640", 1);
        Plan plan = new Plan("1", "deploy", 1, List.of(step), Map.of(), List.of());

        assertThat(PlanText.lines(plan, 50))
                .contains("    ~ file /etc/nova/nova.conf  ctl1,ctl2,ctl3", "        write, root:nova 0640");
    }

    @Test
    void saysOneChangeInTheSingular() {
        var step = Samples.step("nova", "unit", "nova-api", "ctl1", "enable nova-api", 1);
        Plan plan = new Plan("1", "deploy", 1, List.of(step), Map.of(), List.of());

        assertThat(PlanText.lines(plan, 80)).endsWith("1 change").startsWith("stage 1");
    }
}
