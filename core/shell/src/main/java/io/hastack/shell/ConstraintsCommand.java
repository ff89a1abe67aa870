package io.hastack.shell;

import io.hastack.engine.PlacedConstraint;
import io.hastack.shell.document.ConstraintsDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.ConstraintText;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
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

    @Override
    protected int run(Console console) {
        List<PlacedConstraint> constraints = inventory().constraints(topology());
        if (json) {
            json(console, ConstraintsDocument.of(constraints));
        } else if (dot) {
            console.lines(ConstraintText.dot(constraints));
        } else {
            console.table(ConstraintText.table(constraints));
        }
        return 0;
    }
}
