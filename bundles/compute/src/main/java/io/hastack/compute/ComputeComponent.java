package io.hastack.compute;

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
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import java.util.List;
import java.util.Map;

/**
 * Compute nodes: what the descriptor says, without the mount of volumes where no Cinder keeps any. A constraint whose end is not
 * there stays out of the CIB by itself. Immutable; for use by many threads.
 */
public final class ComputeComponent implements DeployService, VerifyService, ConstraintService {
    private static final String VOLUMES = "nova-volumes-fs";

    private final DescribedComponent described;

    /** Leaves out of what the descriptor says what the topology has no use for. */
    public ComputeComponent(DescribedComponent described) {
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
        boolean volumes = target.topology().hosting("cinder").isPresent();
        return described.parts(target).stream()
                .filter(part -> volumes || !(part instanceof PacemakerResource r && r.id().equals(VOLUMES)))
                .toList();
    }

    @Override
    public List<Check> checks(Target target) {
        return described.checks(target);
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return described.constraints(target);
    }
}
