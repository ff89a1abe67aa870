package io.hastack.engine.internal;

import io.hastack.engine.KnownCheck;
import io.hastack.engine.internal.Entry.Instance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single checks of a composition. */
final class CheckList {
    private CheckList() {}

    static List<KnownCheck> of(Composition composition) {
        Map<String, KnownCheck> known = new LinkedHashMap<>();
        composition.checks().forEach((instance, checks) -> checks.stream()
                .map(placed -> known(instance, placed))
                .filter(check -> !check.subjects().isEmpty())
                .forEach(check -> known.merge(check.id(), check, CheckList::together)));
        return List.copyOf(known.values());
    }

    static Map<Instance, List<PlacedCheck>> only(Collection<KnownCheck> some, Composition composition) {
        Set<String> ids = some.stream().map(KnownCheck::id).collect(Collectors.toSet());
        Map<Instance, List<PlacedCheck>> checks = new LinkedHashMap<>(composition.checks());
        checks.replaceAll((instance, list) -> list.stream()
                .filter(placed -> ids.contains(known(instance, placed).id()))
                .toList());
        return checks;
    }

    private static KnownCheck known(Instance instance, PlacedCheck placed) {
        return new KnownCheck(
                instance.component(),
                placed.check().condition(),
                placed.check().timeout(),
                Prober.subjects(instance, placed));
    }

    /** What is measured in several clusters. */
    private static KnownCheck together(KnownCheck one, KnownCheck other) {
        List<String> subjects = Stream.concat(one.subjects().stream(), other.subjects().stream())
                .distinct()
                .toList();
        return new KnownCheck(one.component(), one.condition(), one.timeout(), subjects);
    }
}
