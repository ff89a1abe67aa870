package io.hastack.health.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes metrics in Prometheus' text format, version 0.0.4. */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** Begins a family; its samples follow at once. */
    PrometheusText family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** @param labels names and values, in turn */
    PrometheusText sample(String name, double value, String... labels) {
        text.append(name);
        if (labels.length > 0) {
            text.append('{').append(labels(List.of(labels))).append('}');
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    /** Writes one sample for each entry, the key as a label. */
    PrometheusText samples(String name, String label, Map<String, ? extends Number> values) {
        values.forEach((key, value) -> sample(name, value.doubleValue(), label, key));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String labels(List<String> labels) {
        Iterator<String> words = labels.iterator();
        return labels.stream()
                .limit(labels.size() / 2)
                .map(i -> words.next() + "=\"" + escaped(words.next()) + "\"")
                .collect(Collectors.joining(","));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
