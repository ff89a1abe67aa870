package io.hastack.pacemaker;

import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.topology.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps on the members of a cluster with remotes what no location sends to remotes: an exclusive location, so that it is not
 * even probed there, and no more instances of a clone than there are members. This goes for all that Hastack made, whichever
 * components are being deployed: the first remote must not find one that could move there. What others made stays theirs.
 */
final class MemberPlaces {
    private final Cluster cluster;

    MemberPlaces(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns parts with bounds to their clones; without remotes they stay as they are. */
    List<CibPart> bounded(List<CibPart> parts) {
        return cluster.remotes().isEmpty()
                ? parts
                : parts.stream().map(this::bounded).toList();
    }

    /** Returns the locations that are missing in a configuration into which parts have been merged. */
    List<Constraint> missing(Element configuration) {
        List<Constraint> missing = new ArrayList<>();
        if (cluster.remotes().isEmpty()) {
            return missing;
        }
        Set<String> owned = OwnedIds.in(configuration);
        List<Element> locations =
                configuration.section("constraints").named("rsc_location").toList();
        for (Element top : configuration.section("resources").children()) {
            Predicate<Element> about = l -> l.get("rsc").equals(top.id());
            boolean placed = locations.stream()
                    .anyMatch(about.and(l -> l.get("resource-discovery").equals("exclusive")));
            if (!placed && owned.contains(top.id()) && !membersOnly(top)) {
                missing.add(new Constraint.Location(primitive(top), "#kind", "cluster", 0, true));
            }
        }
        return missing;
    }

    private CibPart bounded(CibPart part) {
        return part instanceof PacemakerResource resource
                ? resource.withCloneMax(cluster.members().size())
                : part;
    }

    private static boolean membersOnly(Element top) {
        return top.get("class").equals("stonith")
                || top.get("provider").equals("pacemaker") && top.get("type").equals("remote");
    }

    private static String primitive(Element top) {
        return top.all()
                .filter(e -> e.name().equals("primitive"))
                .map(Element::id)
                .findFirst()
                .orElse(top.id());
    }
}
