package io.hastack.shell;

import io.hastack.engine.PlacedConstraint;
import io.hastack.shell.completion.TopologyFileCompleter;
import io.hastack.shell.document.ConstraintsDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.ConstraintGraph;
import io.hastack.shell.text.ConstraintText;
import io.hastack.shell.text.Graphviz;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows the constraints of all components and where each goes; asks no node. */
@Service
@Command(
        scope = "ha",
        name = "constraints",
        description = "Shows order, colocation and location constraints and where each goes")
public final class ConstraintsCommand extends TopologyCommand {
    @Option(name = "--dot", description = "Print a graph for Graphviz")
    boolean dot;

    @Option(
            name = "--svg",
            description = "Draw the graph into a file; needs Graphviz on this machine",
            valueToShowInHelp = "")
    @Completion(TopologyFileCompleter.class)
    String svg = "";

    /** Where programs of this machine are looked for. */
    String path = Objects.toString(System.getenv("PATH"), "");

    @Override
    protected int run(Console console) {
        if (Stream.of(json, dot, !svg.isEmpty()).filter(asked -> asked).count() > 1) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "expected one of --json, --dot and --svg, found more. Give one at a time");
        }
        List<PlacedConstraint> constraints = inventory().constraints(topology());
        if (json) {
            json(console, ConstraintsDocument.of(constraints));
        } else if (dot) {
            console.lines(ConstraintGraph.dot(constraints));
        } else if (!svg.isEmpty()) {
            Path file = absolute(svg);
            Graphviz.present(path).svg(ConstraintGraph.dot(constraints), file);
            console.line(file + ": " + constraints.size() + " constraints drawn");
        } else {
            console.table(ConstraintText.table(constraints));
        }
        return 0;
    }
}
