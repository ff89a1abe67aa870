package io.hastack.spi;

import java.util.Map;
import java.util.Optional;

/** Settings of the topology file, keys such as {@code neutron.agents}, the unit in the value ({@code 30s}). */
public record Settings(Map<String, String> values) {
    public Settings {
        values = Map.copyOf(values);
    }

    /** Returns the value the operator gave, if any. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns the value the operator gave, or {@code otherwise}. */
    public String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }
}
