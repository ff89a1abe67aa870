package io.hastack.spi;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Components that take the place of others, where the operator's settings say so. Pure. */
public final class Replacements {
    private Replacements() {}

    /** Returns the components chosen in place of others, by the id of the one replaced. */
    public static Map<String, String> chosen(Collection<ComponentInfo> installed, Map<String, String> settings) {
        return installed.stream()
                .filter(c -> c.replaces()
                        .filter(r -> c.id().equals(settings.get(r.setting())))
                        .isPresent())
                .collect(Collectors.toMap(
                        c -> c.replaces().orElseThrow().component(), ComponentInfo::id, (first, again) -> first));
    }

    /** Returns the components with the chosen ones required in place of those that they replace. */
    public static List<ComponentInfo> applied(Collection<ComponentInfo> installed, Map<String, String> settings) {
        Map<String, String> chosen = chosen(installed, settings);
        return installed.stream().map(c -> required(c, chosen)).toList();
    }

    private static ComponentInfo required(ComponentInfo component, Map<String, String> chosen) {
        Set<String> requires = new LinkedHashSet<>();
        component.requires().forEach(r -> requires.add(chosen.getOrDefault(r, r)));
        return new ComponentInfo(
                component.id(),
                component.title(),
                component.mode(),
                requires,
                component.ready(),
                component.everyCluster(),
                component.everyRemote(),
                component.replaces());
    }
}
