package io.hastack.parts;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.SystemdUnit.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has to be done to the units of a node: what makes room comes before what starts. */
final class UnitChanges {
    private static final List<String> ORDER =
            List.of("unmask", "unmask --runtime", "disable", "mask --now", "reset-failed", "enable --now");

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /**
     * Debian's units have a SysV script beside them, whose links {@code systemctl} hands to {@code update-rc.d}; that makes
     * systemd read all its units anew, twice a unit, and systemctl does so once more in the end. Only that one counts.
     */
    private static final String DISABLE =
            """
            install -d -m 0755 /var/lib/hastack
            quiet=$(mktemp -d /var/lib/hastack/units.XXXXXX) && trap 'rm -rf "$quiet"' EXIT
            @QUIET@
            PATH=$quiet:$PATH /usr/bin/systemctl disable -- @UNITS@
            """
                    .replace("@QUIET@\n", UnitReload.systemctlIn("$quiet"));

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

    /** One change a verb. systemd reads all its units anew after each, so units share one where they can. */
    List<Change> changes() {
        return ORDER.stream().filter(unitsByVerb::containsKey).map(this::change).toList();
    }

    private Change change(String verb) {
        List<String> units = unitsByVerb.get(verb);
        String names = Bash.words(units);
        String script = verb.equals("disable")
                ? DISABLE.replace("@UNITS@", names)
                : "systemctl " + verb + " -- " + names + "\n";
        return new Change.Script(verb + " " + String.join(" ", units), script, TIMEOUT);
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
