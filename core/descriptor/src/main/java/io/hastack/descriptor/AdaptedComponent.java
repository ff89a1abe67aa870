package io.hastack.descriptor;

import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.DeployService;
import io.hastack.spi.SecretKind;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.Part;
import io.hastack.spi.topology.Node;
import java.util.List;
import java.util.Map;

/**
 * What a descriptor says, for a component whose Java changes some of it: it overrides that and nothing else, so what
 * descriptors learn to say reaches it too. Immutable, and so must be what extends it; for use by many threads.
 */
public abstract class AdaptedComponent implements DeployService, VerifyService, ConstraintService {
    private final DescribedComponent described;

    /** Says what the descriptor says. */
    protected AdaptedComponent(DescribedComponent described) {
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
    public Map<String, String> offers(Target target) {
        return described.offers(target);
    }

    @Override
    public List<Part> parts(Target target) {
        return described.parts(target);
    }

    @Override
    public List<Check> checks(Target target) {
        return described.checks(target);
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return described.constraints(target);
    }

    @Override
    public List<Part> departure(Target target, Node gone) {
        return described.departure(target, gone);
    }

    /** Returns the settings an operator need not give. */
    protected final Map<String, String> defaults() {
        return described.defaults();
    }
}
