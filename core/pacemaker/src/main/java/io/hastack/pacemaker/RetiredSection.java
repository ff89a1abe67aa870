package io.hastack.pacemaker;

import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.FencingLevel;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.RetiredPart;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes out of a configuration what Hastack made for a node that has left; what bears another's id stays. */
final class RetiredSection {
    private final Element configuration;
    private final UnaryOperator<String> outer;

    /** {@code outer} tells by which id a constraint names a resource. */
    RetiredSection(Element configuration, UnaryOperator<String> outer) {
        this.configuration = configuration;
        this.outer = outer;
    }

    /** Returns what was removed, or nothing if it was gone already. */
    Optional<String> remove(RetiredPart retired) {
        CibPart part = retired.part();
        if (part instanceof PacemakerResource resource) {
            return resource(resource);
        }
        if (part instanceof PacemakerConstraint constraint) {
            String id = ConstraintElements.of(constraint.constraint(), outer).id();
            return child("constraints", id).map(gone -> "- " + id.replaceFirst("-", " "));
        }
        if (part instanceof FencingLevel level) {
            return child("fencing-topology", "fencing-" + level.node() + "-" + level.index())
                    .map(gone -> "- fencing level " + level.key());
        }
        return Optional.empty();
    }

    /** A resource goes with every constraint on it: Pacemaker takes none on what is not there. */
    private Optional<String> resource(PacemakerResource resource) {
        Element resources = configuration.section("resources");
        Optional<Element> live = ResourceSection.outermost(resources, resource.id())
                .filter(top -> OwnedIds.in(configuration).contains(resource.id()));
        live.ifPresent(top -> {
            configuration.section("constraints").children().removeIf(c -> c.attributes().entrySet().stream()
                    .anyMatch(a -> !a.getKey().equals("id") && a.getValue().equals(top.id())));
            resources.children().remove(top);
            OwnedIds.remove(configuration, resource.id());
            OwnedIds.remove(configuration, top.id());
        });
        return live.map(top -> "- resource " + resource.id() + " (" + resource.agent() + ")");
    }

    private Optional<Element> child(String section, String id) {
        return configuration.named(section).findFirst().flatMap(s -> s.child(id)
                .filter(found -> s.children().remove(found)));
    }
}
