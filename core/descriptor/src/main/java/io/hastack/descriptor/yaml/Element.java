package io.hastack.descriptor.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a YAML file. What is not as expected is noted as a problem, and reading goes on. */
public final class Element {
    private final Source source;
    private final Node node;
    private final List<String> lines;

    Element(Source source, Node node, List<String> lines) {
        this.source = source;
        this.node = node;
        this.lines = lines;
    }

    /** An entry of a mapping whose keys are free. */
    public record Entry(Text key, Element value) {}

    /** Returns where the value begins. */
    public Place place() {
        return source.place(node.getStartMark());
    }

    /** Notes a problem of this value. */
    public void wrong(String message) {
        source.problems().add(source.code(), place(), message);
    }

    /** Notes a problem of the file. */
    public void wrong(Place place, String message) {
        source.problems().add(source.code(), place, message);
    }

    /** Returns true if only the key was written. */
    public boolean isNothing() {
        return node.getTag() == Tag.NULL;
    }

    /** Returns true for {@code [a, b]} and its long form. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Returns a scalar; empty, with a problem noted, for anything else. */
    public Optional<Text> text(String expected) {
        if (node instanceof ScalarNode scalar) {
            ScalarStyle style = scalar.getScalarStyle();
            if (style == ScalarStyle.LITERAL) {
                return Optional.of(new Text(scalar.getValue(), inside(), true));
            }
            return Optional.of(Text.of(isNothing() ? "" : scalar.getValue(), place()));
        }
        wrong("expected " + expected + ", found " + form());
        return Optional.empty();
    }

    /** Returns the members of a list; none, with a problem noted, for anything else. */
    public List<Element> list(String expected) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(n -> new Element(source, n, lines))
                    .toList();
        }
        if (!isNothing()) {
            wrong("expected a list for " + expected + ", found " + form());
        }
        return List.of();
    }

    /** Returns the scalars of a list. */
    public List<Text> texts(String expected) {
        return list(expected).stream()
                .map(e -> e.text(expected))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the entries of a mapping with free keys. */
    public List<Entry> entries(String expected) {
        if (!(node instanceof MappingNode mapping)) {
            if (!isNothing()) {
                wrong("expected " + expected + " as a mapping (key: value), found " + form());
            }
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Optional<Text> key = new Element(source, tuple.getKeyNode(), lines).text("a key");
            key.ifPresent(k -> {
                Place before = seen.putIfAbsent(k.value(), k.place());
                if (before != null) {
                    wrong(
                            k.place(),
                            "key '" + k.value() + "' stands here twice, first at line " + before.line()
                                    + "; remove one");
                } else {
                    entries.add(new Entry(k, new Element(source, tuple.getValueNode(), lines)));
                }
            });
        }
        return entries;
    }

    /** Returns a mapping with free keys and scalar values, in the order written. */
    public Map<String, Text> map(String expected) {
        Map<String, Text> map = new LinkedHashMap<>();
        for (Entry entry : entries(expected)) {
            entry.value()
                    .text("a value for '" + entry.key().value() + "'")
                    .ifPresent(v -> map.put(entry.key().value(), v));
        }
        return map;
    }

    /** Returns a mapping whose keys are known; an unknown key is noted as a problem. */
    public Fields fields(String what, Collection<String> known) {
        Map<String, Element> values = new LinkedHashMap<>();
        if (isNothing()) {
            wrong("expected " + what + " as a mapping (key: value), found nothing");
        }
        for (Entry entry : entries(what)) {
            String key = entry.key().value();
            if (known.contains(key)) {
                values.put(key, entry.value());
            } else {
                wrong(entry.key().place(), "unknown key '" + key + "' in " + what + Suggestion.hintOrAll(key, known));
            }
        }
        return new Fields(this, what, List.copyOf(known), values, node instanceof MappingNode);
    }

    /** The first line below {@code |}; its indentation is what YAML takes off. */
    private Place inside() {
        Place at = place();
        String first = at.line() < lines.size() ? lines.get(at.line()) : "";
        int indent = first.length() - first.stripLeading().length();
        return new Place(at.file(), at.line() + 1, indent + 1);
    }

    private String form() {
        if (node instanceof SequenceNode) {
            return "a list";
        }
        if (node instanceof ScalarNode scalar) {
            return isNothing() ? "nothing" : "'" + scalar.getValue() + "'";
        }
        return "a mapping";
    }
}
