package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.descriptor.yaml.Source;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads {@code overrides/<component>.yaml}: file, then {@code section.option}. */
final class OverridesReader {
    private static final String SUFFIX = ".yaml";

    private final Ledger ledger;
    private final Problems problems;

    OverridesReader(Ledger ledger) {
        this.ledger = ledger;
        problems = ledger.problems();
    }

    Map<String, Map<String, Map<String, String>>> overrides(Path folder) {
        Map<String, Map<String, Map<String, String>>> overrides = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            String component = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
            Place start = new Place(file.toString(), 1, 1);
            if (!name.endsWith(SUFFIX) || !Names.COMPONENT.matcher(component).matches()) {
                problems.add(
                        ErrorCode.INPUT_SYNTAX,
                        start,
                        "expected an override to be called <component>.yaml, found '" + name
                                + "'; rename or remove it");
                continue;
            }
            ledger.mark("overrides/" + component, start);
            overrides.put(component, component(file));
        }
        return Collections.unmodifiableMap(overrides);
    }

    /** Hidden files and an editor's backups are nobody's override. */
    private List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .filter(f -> !f.getFileName().toString().endsWith("~"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(ErrorCode.INPUT_SYNTAX, new Place(folder.toString(), 1, 1), "the folder cannot be read: " + e);
            return List.of();
        }
    }

    private Map<String, Map<String, String>> component(Path file) {
        Map<String, Map<String, String>> byFile = new LinkedHashMap<>();
        FileText.read(file, ErrorCode.INPUT_SYNTAX, problems)
                .flatMap(text -> new Source(file.toString(), ErrorCode.INPUT_SYNTAX, problems).parse(text))
                .ifPresent(root -> root.entries("overrides").forEach(entry -> {
                    Text path = entry.key();
                    if (!path.value().startsWith("/")) {
                        root.wrong(
                                path.place(),
                                "expected the absolute path of a configuration file, found '" + path.value() + "'");
                    }
                    byFile.put(path.value(), options(entry.value()));
                }));
        return Collections.unmodifiableMap(byFile);
    }

    private Map<String, String> options(Element element) {
        Map<String, String> options = new LinkedHashMap<>();
        element.entries("options").forEach(entry -> {
            if (!entry.key().value().matches("[^.\\s]+\\.\\S.*")) {
                element.wrong(
                        entry.key().place(),
                        "expected an option as section.option, such as DEFAULT.debug, found '"
                                + entry.key().value() + "'");
            }
            entry.value().text("a value").ifPresent(v -> {
                LateReferences.check(v, element::wrong);
                options.put(entry.key().value(), v.value());
            });
        });
        return Collections.unmodifiableMap(options);
    }
}
