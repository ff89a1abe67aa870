package io.hastack.keystone;

import io.hastack.spi.part.CatalogueService;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Services of the catalogue and their endpoints. A service is known by its type; services nobody asks for stay. */
public final class CatalogueHandler implements PartHandler<CatalogueService> {
    @Override
    public Class<CatalogueService> type() {
        return CatalogueService.class;
    }

    @Override
    public List<Fact> facts(List<CatalogueService> desired, Site site) {
        return List.of(KeystoneObjects.fact(site));
    }

    @Override
    public List<Change> converge(List<CatalogueService> desired, Facts facts) {
        Set<String> found = facts.get(KeystoneObjects.fact(facts.site()))
                .output()
                .lines()
                .collect(Collectors.toCollection(HashSet::new));
        List<CatalogueService> missing =
                desired.stream().filter(part -> !isSo(part, found)).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        String describe = missing.stream()
                .map(p -> "service " + p.name() + " (" + p.type() + ")")
                .collect(Collectors.joining(", "));
        return List.of(KeystoneObjects.ensure(
                describe + " in the catalogue",
                facts.site(),
                missing.stream().map(CatalogueHandler::wanted).toList()));
    }

    private static boolean isSo(CatalogueService part, Set<String> found) {
        return found.contains("service\t" + part.type() + "\t" + part.name())
                && part.endpoints().entrySet().stream()
                        .allMatch(e -> found.contains(
                                String.join("\t", "endpoint", part.type(), part.region(), e.getKey(), e.getValue())));
    }

    private static String wanted(CatalogueService part) {
        Stream<String> endpoints = part.endpoints().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + e.getValue());
        return Stream.concat(Stream.of("service", part.type(), part.name(), part.region()), endpoints)
                .collect(Collectors.joining("\t"));
    }
}
