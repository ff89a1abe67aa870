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
                .containsExactly(
                        "KIND        CONSTRAINT                                      COMPONENT  WHERE",
                        "order       promote galera, then start keystone (Optional)  keystone   CIB of control",
                        "colocation  vip-keystone with haproxy (INFINITY)            keystone   plan");
    }

    @Test
    void constraintsMakeAGraph() {
        assertThat(ConstraintText.dot(Samples.CONSTRAINTS))
                .contains(
                        "  \"galera\" -> \"keystone\" [label=\"Optional\"];",
                        "  \"vip-keystone\" -> \"haproxy\" [label=\"INFINITY\", style=dashed];")
                .endsWith("}");
    }
}
