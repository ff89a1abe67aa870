package io.hastack.cluster;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Corosync and Pacemaker on the members of every cluster: what the descriptor says, and between its packages and the rest
 * what depends on the list of nodes. Immutable; for use by many threads.
 */
public final class ClusterComponent extends AdaptedComponent {
    /** Adds to what the descriptor says. */
    public ClusterComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        boolean fenced = !Fencing.devices(target.cluster()).isEmpty();
        List<Part> parts = new ArrayList<>();
        boolean before = false;
        for (Part part : super.parts(target)) {
            if (!before && !(part instanceof Packages)) {
                parts.addAll(ClusterParts.before(target));
                before = true;
            }
            parts.add(fenced ? part : withoutFencing(part));
        }
        parts.addAll(ClusterParts.after(target));
        return List.copyOf(parts);
    }

    @Override
    public List<Check> checks(Target target) {
        return Stream.concat(Conditions.of(target.cluster()).stream(), super.checks(target).stream())
                .toList();
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return Stream.concat(super.constraints(target).stream(), Fencing.constraints(target.cluster()).stream())
                .toList();
    }

    /** The operator insists on a cluster without fencing; Pacemaker starts nothing unless it is told so too. */
    private static Part withoutFencing(Part part) {
        return part instanceof ClusterProperty property && property.name().equals("stonith-enabled")
                ? new ClusterProperty(property.placement(), property.section(), property.name(), "false")
                : part;
    }
}
