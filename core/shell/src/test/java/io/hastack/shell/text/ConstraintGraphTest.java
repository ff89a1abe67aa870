package io.hastack.shell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedConstraint.End;
import io.hastack.engine.PlacedConstraint.Place;
import io.hastack.shell.Samples;
import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstraintGraphTest {
    @TempDir
    private Path folder;

    @Test
    void everyConstraintIsAnArrowAndShowsWhereItGoes() {
        assertThat(ConstraintGraph.dot(Samples.CONSTRAINTS))
                .containsSubsequence(
                        "  subgraph \"cluster_control\" {",
                        "    \"haproxy\";",
                        "    \"keystone\";",
                        "    \"vip-keystone\";")
                .containsSubsequence("  subgraph \"cluster_db\" {", "    \"galera\";")
                .contains(
                        "  \"vip-keystone\" -> \"haproxy\" [label=\"INFINITY\", tooltip=\"keystone: both ends are in cluster"
                                + " control\", style=\"dashed\"];",
                        "  \"galera\" -> \"keystone\" [label=\"Optional, plan\", tooltip=\"keystone: its ends are in clusters db"
                                + " and control: keystone waits for galera/GaleraSynced\", color=\"blue\", fontcolor=\"blue\"];",
                        "  \"keystone\" -> \"rack=a\" [label=\"100, nowhere\", tooltip=\"keystone: no component here has resource"
                                + " 'keystone'\", style=\"dotted\", color=\"grey\", fontcolor=\"grey\"];");
    }

    @Test
    void aMandatoryOrderIsBoldAndQuotesAreEscaped() {
        var order = new PlacedConstraint(
                "x",
                new Constraint.Order("a\"b", Action.START, "c\\d", Action.START, Constraint.Kind.MANDATORY),
                List.of(new End("a\"b", Optional.of("one")), new End("c\\d", Optional.of("one"))),
                Place.CIB,
                "both ends are in cluster one");

        assertThat(ConstraintGraph.dot(List.of(order)))
                .contains(
                        "  \"a\\\"b\" -> \"c\\\\d\" [label=\"Mandatory\", tooltip=\"x: both ends are in cluster one\","
                                + " style=\"bold\"];");
    }

    @Test
    void graphvizDrawsTheGraph() throws IOException {
        Path file = folder.resolve("graph.svg");

        Graphviz.present(System.getenv("PATH")).svg(ConstraintGraph.dot(Samples.CONSTRAINTS), file);

        assertThat(file).content().contains("<svg", "vip&#45;keystone", "Optional, plan");
        assertThat(folder)
                .isDirectoryNotContaining(f -> f.getFileName().toString().startsWith("."));
    }

    @Test
    void aMissingGraphvizIsAnErrorThatSaysWhatToDo() {
        assertThatThrownBy(() -> Graphviz.present(folder.toString()))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOOL_FAILED))
                .hasMessageContaining("apt-get install graphviz")
                .hasMessageContaining("--dot");
    }

    @Test
    void aGraphvizThatFailsLeavesTheFileAlone() throws IOException {
        Path broken = Files.writeString(folder.resolve("dot"), "#!/bin/sh\necho cannot draw >&2; exit 3\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.writeString(folder.resolve("graph.svg"), "the one before");

        assertThatThrownBy(() -> Graphviz.present(folder.toString()).svg(List.of("digraph {}"), file))
                .hasMessageContaining("exit code 3: cannot draw");
        assertThat(file).hasContent("the one before");
    }

    @Test
    void aFolderThatIsNotThereIsTheOperatorsMistake() {
        Graphviz graphviz = Graphviz.present(System.getenv("PATH"));

        assertThatThrownBy(() -> graphviz.svg(List.of("digraph {}"), folder.resolve("nosuch/graph.svg")))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ARGUMENT));
    }
}
