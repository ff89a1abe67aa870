package io.hastack.engine.internal;

import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.Part;
import io.hastack.spi.topology.Topology;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the operator's options over a component's: {@code overrides/<component>.yaml} wins. */
final class Overrides {
    private Overrides() {}

    static Part apply(Topology topology, String component, Part part) {
        Map<String, String> options =
                topology.overrides().getOrDefault(component, Map.of()).getOrDefault(part.key(), Map.of());
        if (options.isEmpty() || !(part instanceof IniOptions ini)) {
            return part;
        }
        Map<String, String> merged = new LinkedHashMap<>(ini.options());
        merged.putAll(options);
        return new IniOptions(ini.placement(), ini.path(), ini.owner(), ini.mode(), ini.apply(), merged);
    }
}
