package io.hastack.pacemaker;

import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Brings resources into a configuration. */
final class ResourceSection {
    /** Meta attributes with which an operator holds a resource for a while; a deploy does not overrule them. */
    private static final Set<String> OPERATORS = Set.of("target-role", "is-managed", "maintenance");

    private final Element configuration;
    private final Set<String> owned;
    private final BiPredicate<String, String> same;

    /** {@code same} tells whether a desired text, which may hold references, is a live value. */
    ResourceSection(Element configuration, BiPredicate<String, String> same) {
        this.configuration = configuration;
        this.owned = OwnedIds.in(configuration);
        this.same = same;
    }

    /** Returns what changed, or nothing if the resource was so already. */
    Optional<String> put(String cluster, PacemakerResource resource) {
        Element resources = configuration.section("resources");
        Element desired = ResourceElements.of(resource);
        Optional<Element> live =
                outermost(resources, resource.id()).or(() -> outermost(resources, ResourceElements.outerId(resource)));
        if (live.isEmpty()) {
            add(resources, resource, desired);
            return Optional.of("+ resource " + title(resource));
        }
        if (!owned.contains(resource.id())) {
            throw new HaException(
                    ErrorCode.REFUSED_FOREIGN,
                    "cluster " + cluster + " has a resource '" + resource.id()
                            + "' that Hastack did not make. Stop it and remove it: cibadmin --delete --xpath \"//*[@id='"
                            + resource.id() + "']\"");
        }
        return replace(resources, resource, live.get(), desired);
    }

    private Optional<String> replace(Element resources, PacemakerResource resource, Element live, Element desired) {
        keepHolds(live, desired);
        boolean tagged = owned.contains(desired.id());
        List<String> differences = Differences.between(live, desired, same);
        if (differences.isEmpty() && tagged) {
            return Optional.empty();
        }
        if (!live.id().equals(desired.id())) {
            resources.children().remove(live);
        }
        add(resources, resource, desired);
        return Optional.of("~ resource " + title(resource) + ": " + String.join(", ", differences));
    }

    private void add(Element resources, PacemakerResource resource, Element desired) {
        resources.put(desired);
        OwnedIds.add(configuration, resource.id());
        OwnedIds.add(configuration, desired.id());
    }

    private static void keepHolds(Element live, Element desired) {
        desired.all()
                .filter(d -> Set.of("primitive", "clone").contains(d.name()))
                .toList()
                .forEach(d -> live.all()
                        .filter(l -> l.id().equals(d.id()) && l.name().equals(d.name()))
                        .flatMap(l -> l.named("meta_attributes"))
                        .forEach(set -> copyHolds(set, d)));
    }

    private static void copyHolds(Element liveSet, Element owner) {
        liveSet.named("nvpair").filter(p -> OPERATORS.contains(p.get("name"))).forEach(hold -> {
            Element set = owner.named("meta_attributes").findFirst().orElseGet(() -> {
                Element made = new Element("meta_attributes").with("id", liveSet.id());
                owner.with(made);
                return made;
            });
            if (set.child(p -> p.get("name").equals(hold.get("name"))).isEmpty()) {
                set.with(hold.copy());
            }
        });
    }

    /** Returns the child of {@code resources} that is, or holds, the element of an id. */
    static Optional<Element> outermost(Element resources, String id) {
        return resources.child(top -> top.all().anyMatch(e -> e.id().equals(id)));
    }

    private static String title(PacemakerResource resource) {
        String kind = resource.resource() == PacemakerResource.Kind.PRIMITIVE
                ? ""
                : ", " + resource.resource().name().toLowerCase(Locale.ROOT);
        return resource.id() + " (" + resource.agent() + kind + ")";
    }
}
