package io.hastack.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.shell.Samples;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void isAlignedInAPipeAndMarksEmptyCells() {
        Table table = Table.of("nothing", "Id", "State").row("galera", "").row("x", "installed");

        assertThat(table.plain()).containsExactly("ID      STATE", "galera  -", "x       installed");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(Table.of("no runs yet", "Run").plain()).containsExactly("no runs yet");
    }

    @Test
    void keepsARowOnOneLine() {
        assertThat(Table.of("", "Action").row("one\n two").plain()).containsExactly("ACTION", "one; two");
    }

    @Test
    void constraintsReadAsPacemakerSaysThem() {
        assertThat(ConstraintText.table(Samples.CONSTRAINTS).plain())
                .map(line -> line.replaceAll(" {2,}", " | "))
                .containsExactly(
                        "KIND | CONSTRAINT | SCORE | COMPONENT | WHERE | WHY THERE",
                        "colocation | vip-keystone with haproxy | INFINITY | keystone | CIB of control | both ends are in"
                                + " cluster control",
                        "order | promote galera, then start keystone | Optional | keystone | plan | its ends are in clusters"
                                + " db and control: keystone waits for galera/GaleraSynced",
                        "location | keystone where rack=a | 100 | keystone | nowhere | no component here has resource"
                                + " 'keystone'");
    }
}
