package io.hastack.cluster;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.DeployService;
import io.hastack.spi.SecretKind;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Corosync and Pacemaker on the members of every cluster: what the descriptor says, and between its packages and the rest
 * what depends on the list of nodes. Immutable; for use by many threads.
 */
public final class ClusterComponent implements DeployService, VerifyService, ConstraintService {
    private final DescribedComponent described;

    /** Adds to what the descriptor says. */
    public ClusterComponent(DescribedComponent described) {
        this.described = described;
    }

    @Override
    public ComponentInfo component() {
        return described.component();
    }

    @Override
    public Map<String, SecretKind> secrets() {
        return described.secrets();
    }

    @Override
    public BlastBound blastBound() {
        return described.blastBound();
    }

    @Override
    public List<Part> parts(Target target) {
        boolean fenced = !Fencing.devices(target.cluster()).isEmpty();
        List<Part> parts = new ArrayList<>();
        boolean before = false;
        for (Part part : described.parts(target)) {
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
        return Stream.concat(Conditions.of(target.cluster()).stream(), described.checks(target).stream())
                .toList();
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return Stream.concat(described.constraints(target).stream(), Fencing.constraints(target.cluster()).stream())
                .toList();
    }

    /** The operator insists on a cluster without fencing; Pacemaker starts nothing unless it is told so too. */
    private static Part withoutFencing(Part part) {
        return part instanceof ClusterProperty property && property.name().equals("stonith-enabled")
                ? new ClusterProperty(property.placement(), property.section(), property.name(), "false")
                : part;
    }
}
