package io.hastack.parts;

import io.hastack.spi.part.SystemdUnit.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has to be done to the units of a node, in one script: what makes room comes before what starts. */
final class UnitChanges {
    private static final List<String> ORDER =
            List.of("unmask", "unmask --runtime", "disable", "mask --now", "reset-failed", "enable --now");

    private final Map<String, List<String>> unitsByVerb = new LinkedHashMap<>();

    void add(String unit, State state, UnitFacts found) {
        switch (state) {
            case ENABLED -> enable(unit, found);
            case DISABLED -> disable(unit, found);
            case MASKED -> {
                if (!found.maskedForEver() || found.runs()) {
                    put("mask --now", unit);
                }
            }
        }
    }

    String script() {
        StringBuilder script = new StringBuilder();
        for (String verb : ORDER) {
            List<String> units = unitsByVerb.getOrDefault(verb, List.of());
            if (!units.isEmpty()) {
                script.append("systemctl ")
                        .append(verb)
                        .append(" -- ")
                        .append(Bash.words(units))
                        .append('\n');
            }
        }
        return script.toString();
    }

    String describe() {
        return String.join(
                "; ",
                ORDER.stream()
                        .filter(unitsByVerb::containsKey)
                        .map(v -> v + " " + String.join(" ", unitsByVerb.get(v)))
                        .toList());
    }

    private void enable(String unit, UnitFacts found) {
        unmask(unit, found);
        if (!found.atBoot() || !found.runs()) {
            if (found.active().equals("failed")) {
                put("reset-failed", unit);
            }
            put("enable --now", unit);
        }
    }

    private void disable(String unit, UnitFacts found) {
        unmask(unit, found);
        if (found.linked() || found.masked()) {
            // beneath a mask the links of `enable` may still be there
            put("disable", unit);
        }
    }

    private void unmask(String unit, UnitFacts found) {
        if (found.masked()) {
            put(found.maskedForEver() ? "unmask" : "unmask --runtime", unit);
        }
    }

    private void put(String verb, String unit) {
        unitsByVerb.computeIfAbsent(verb, v -> new ArrayList<>()).add(unit);
    }
}
