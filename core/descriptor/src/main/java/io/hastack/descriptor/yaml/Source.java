package io.hastack.descriptor.yaml;

import io.hastack.spi.problem.ErrorCode;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A YAML file being read.
 *
 * @param file its name in messages
 * @param code of problems of its form
 * @param problems gathers them
 */
public record Source(String file, ErrorCode code, Problems problems) {
    /** Returns the root of the file; empty, with a problem noted, if it is no YAML or holds nothing. */
    public Optional<Element> parse(String text) {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file).setUseMarks(true).build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(code, new Place(file, 1, 1), "expected a mapping, found an empty file");
            }
            return root.map(r -> new Element(this, r, text.lines().toList()));
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            problems.add(
                    code,
                    place(e.getProblemMark()),
                    "this is no YAML: " + context + e.getProblem() + "; mend the line");
        } catch (YamlEngineException e) {
            problems.add(code, new Place(file, 1, 1), "this is no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    Place place(Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }
}
