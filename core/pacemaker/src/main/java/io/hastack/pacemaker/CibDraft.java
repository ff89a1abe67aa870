package io.hastack.pacemaker;

import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.FencingLevel;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.RetiredPart;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** A configuration into which parts are merged; whatever no part speaks of stays as it is. Belongs to one thread. */
final class CibDraft {
    private final Cluster cluster;
    private final Element configuration;
    private final BiPredicate<String, String> same;
    private final List<String> differences = new ArrayList<>();

    /**
     * Starts from the live configuration.
     *
     * @param same whether a desired text, which may hold references, is a live value
     */
    CibDraft(Cluster cluster, Element live, BiPredicate<String, String> same) {
        this.cluster = cluster;
        this.configuration = live.copy();
        this.same = same;
        // crm_verify asks for these four, however empty
        List.of("crm_config", "nodes", "resources", "constraints").forEach(configuration::section);
    }

    CibDraft merge(List<CibPart> wanted) {
        MemberPlaces places = new MemberPlaces(cluster);
        List<CibPart> parts = places.bounded(wanted);
        PropertySection properties = new PropertySection(configuration, cluster, same);
        ResourceSection resources = new ResourceSection(configuration, same);
        of(parts, ClusterProperty.class).forEach(p -> note(properties.put(p)));
        of(parts, PacemakerResource.class).forEach(r -> note(resources.put(cluster.name(), r)));
        of(parts, PacemakerConstraint.class)
                .map(PacemakerConstraint::constraint)
                .forEach(c -> note(put(c)));
        of(parts, FencingLevel.class).forEach(l -> note(put(l)));
        places.missing(configuration).forEach(c -> note(put(c)));
        RetiredSection retired = new RetiredSection(configuration, this::outer);
        of(parts, RetiredPart.class).forEach(p -> note(retired.remove(p)));
        return this;
    }

    Element configuration() {
        return configuration;
    }

    /** Returns one text a difference, {@code +} for new, {@code ~} for changed, {@code -} for removed; empty if all was so already. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    private Optional<String> put(Constraint constraint) {
        Element desired = ConstraintElements.of(constraint, this::outer);
        Element constraints = configuration.section("constraints");
        Optional<Element> live = constraints.child(desired.id());
        if (live.isPresent() && live.get().means(desired)) {
            return Optional.empty();
        }
        // crm_verify refuses a constraint on what is not there; it is forecast, and enters together with its resource
        if (present(constraint)) {
            constraints.put(desired);
        }
        return Optional.of((live.isPresent() ? "~ " : "+ ") + desired.id().replaceFirst("-", " "));
    }

    private Optional<String> put(FencingLevel level) {
        Element levels = configuration.section("fencing-topology");
        String id = "fencing-" + level.node() + "-" + level.index();
        Element desired = new Element("fencing-level")
                .with("id", id)
                .with("target", level.node())
                .with("index", Integer.toString(level.index()))
                .with("devices", String.join(",", level.devices()));
        Optional<Element> live = levels.child(
                l -> l.get("target").equals(level.node()) && l.get("index").equals(desired.get("index")));
        if (live.isPresent() && !live.get().id().equals(id)) {
            throw new HaException(
                    ErrorCode.REFUSED_FOREIGN,
                    "cluster " + cluster.name() + " has a fencing level '"
                            + live.get().id() + "' for node "
                            + level.node() + " that Hastack did not make. Remove it: cibadmin --delete"
                            + " --xpath \"//fencing-level[@id='" + live.get().id() + "']\"");
        }
        if (live.isPresent() && live.get().means(desired)) {
            return Optional.empty();
        }
        levels.put(desired);
        return Optional.of((live.isPresent() ? "~ " : "+ ") + "fencing level " + level.key());
    }

    private boolean present(Constraint constraint) {
        String subject = constraint instanceof Constraint.Order order
                ? order.then()
                : constraint instanceof Constraint.Colocation colocation
                        ? colocation.resource()
                        : ((Constraint.Location) constraint).resource();
        Element resources = configuration.section("resources");
        return Stream.concat(Stream.of(subject), constraint.other().stream())
                .allMatch(id -> ResourceSection.outermost(resources, id).isPresent());
    }

    /** A clone stands for the primitive inside it; a member of a group stands for itself. */
    private String outer(String id) {
        return ResourceSection.outermost(configuration.section("resources"), id)
                .filter(top -> top.name().equals("clone") || top.name().equals("master"))
                .map(Element::id)
                .orElse(id);
    }

    private void note(Optional<String> difference) {
        difference.ifPresent(differences::add);
    }

    private static <P extends CibPart> Stream<P> of(List<CibPart> parts, Class<P> type) {
        return parts.stream().filter(type::isInstance).map(type::cast);
    }
}
