package io.hastack.parts;

import io.hastack.spi.part.IniOptions;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All parts of one path, merged. The result does not depend on the order of the parts. */
final class IniFile {
    private static final String HEADER =
            "# Written by Hastack; changes here are undone by the next ha:deploy. Overrides: etc/overrides/<component>.yaml\n";

    private final List<IniOptions> parts;
    private final String path;
    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

    IniFile(List<IniOptions> parts) {
        this.parts = parts.stream()
                .distinct()
                .sorted(Comparator.comparing(p -> p.options().toString()))
                .toList();
        path = parts.get(0).path();
        this.parts.forEach(p -> p.options().forEach(this::add));
    }

    OwnedFile rendered() {
        StringBuilder text = new StringBuilder(HEADER);
        sections.forEach((section, options) -> {
            text.append("\n[").append(section).append("]\n");
            options.forEach((option, value) -> value.lines()
                    .map(line -> (option + " = " + line).stripTrailing() + "\n")
                    .forEach(text::append));
        });
        return new OwnedFile(
                path,
                common("owner", IniOptions::owner),
                common("mode", IniOptions::mode),
                text.toString(),
                parts.stream()
                        .map(IniOptions::apply)
                        .filter(a -> !a.isBlank())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private void add(String key, String value) {
        int dot = key.indexOf('.');
        if (dot < 1 || dot == key.length() - 1) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT, path + ": option '" + key + "' has no section; write section.option.");
        }
        String section = key.substring(0, dot);
        String option = key.substring(dot + 1);
        // an empty value is a line of its own, and "".lines() has none
        String text = value.isEmpty() ? "\n" : value;
        String other =
                sections.computeIfAbsent(section, s -> new LinkedHashMap<>()).putIfAbsent(option, text);
        if (other != null && !other.equals(text)) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT,
                    "%s: [%s] %s is '%s' for one component and '%s' for another. Let one of them set it."
                            .formatted(path, section, option, other.strip(), value));
        }
    }

    private String common(String what, Function<IniOptions, String> property) {
        List<String> values = parts.stream().map(property).distinct().sorted().toList();
        if (values.size() > 1) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT,
                    "%s: its %s is %s for one component and %s for another (sections %s). Let them agree."
                            .formatted(path, what, values.get(0), values.get(1), String.join(", ", sections.keySet())));
        }
        return values.get(0);
    }
}
