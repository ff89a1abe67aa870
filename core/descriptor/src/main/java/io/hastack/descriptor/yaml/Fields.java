package io.hastack.descriptor.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mapping with known keys. A value that is missing or wrong is noted as a problem; a harmless one is returned instead. */
public final class Fields {
    private final Element element;
    private final String what;
    private final List<String> known;
    private final Map<String, Element> values;
    private final boolean mapping;

    Fields(Element element, String what, List<String> known, Map<String, Element> values, boolean mapping) {
        this.element = element;
        this.what = what;
        this.known = known;
        this.values = values;
        this.mapping = mapping;
    }

    /** Returns where the mapping begins. */
    public Place place() {
        return element.place();
    }

    /** Notes a problem of the mapping. */
    public void wrong(Place place, String message) {
        element.wrong(place, message);
    }

    /** Returns true if the key was written, with or without a value. */
    public boolean has(String key) {
        return values.containsKey(declared(key));
    }

    /** Returns a value if one was written. */
    public Optional<Element> find(String key) {
        return Optional.ofNullable(values.get(declared(key))).filter(e -> !e.isNothing());
    }

    /** Returns a value, noting a problem if there is none. */
    public Optional<Element> require(String key) {
        Optional<Element> found = find(key);
        if (found.isEmpty() && mapping) {
            Place at = Optional.ofNullable(values.get(key)).map(Element::place).orElse(place());
            wrong(at, what + " needs '" + key + "', and it has none; add it");
        }
        return found;
    }

    /** Returns a scalar that must be there. */
    public Text text(String key) {
        return require(key).flatMap(e -> e.text("a value for '" + key + "'")).orElse(Text.of("", place()));
    }

    /** Returns a scalar that must be there and look like something. */
    public Text text(String key, Pattern pattern, String expected) {
        Text text = text(key);
        if (!text.isEmpty() || has(key) && find(key).isPresent()) {
            match(text, pattern, expected);
        }
        return text;
    }

    /** Returns a scalar or what holds without it. */
    public Text text(String key, String otherwise) {
        return find(key).flatMap(e -> e.text("a value for '" + key + "'")).orElse(Text.of(otherwise, place()));
    }

    /** Notes a problem if a text does not look as expected. */
    public boolean match(Text text, Pattern pattern, String expected) {
        if (pattern.matcher(text.value()).matches()) {
            return true;
        }
        wrong(text.place(), "expected " + expected + ", found '" + text.value() + "'");
        return false;
    }

    /** Returns {@code true} or {@code false}. */
    public boolean flag(String key, boolean otherwise) {
        return choice(key, Map.of("true", true, "false", false), Optional.of(otherwise))
                .orElse(otherwise);
    }

    /** Returns one of some values; empty, with a problem noted, if it is none of them or missing without a default. */
    public <T> Optional<T> choice(String key, Map<String, T> choices, Optional<T> otherwise) {
        if (otherwise.isPresent() && find(key).isEmpty()) {
            return otherwise;
        }
        Text text = text(key);
        T chosen = choices.get(text.value());
        if (chosen == null && !text.isEmpty()) {
            List<String> names = choices.keySet().stream().sorted().toList();
            wrong(
                    text.place(),
                    "'" + key + "' is one of " + String.join(", ", names) + ", found '" + text.value() + "'"
                            + Suggestion.hint(text.value(), names));
        }
        return Optional.ofNullable(chosen);
    }

    /** Returns the members of a list, none if it was not written. */
    public List<Element> list(String key) {
        return find(key).map(e -> e.list("'" + key + "'")).orElse(List.of());
    }

    /** Returns the scalars of a list, none if it was not written. */
    public List<Text> texts(String key) {
        return find(key).map(e -> e.texts("'" + key + "'")).orElse(List.of());
    }

    /** Returns a mapping with free keys, empty if it was not written. */
    public Map<String, Text> map(String key) {
        return find(key).map(e -> e.map("'" + key + "'")).orElse(new LinkedHashMap<>());
    }

    private String declared(String key) {
        if (!known.contains(key)) {
            throw new IllegalStateException("'" + key + "' is not among the known keys of " + what);
        }
        return key;
    }
}
