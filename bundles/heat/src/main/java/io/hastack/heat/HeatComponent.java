package io.hastack.heat;

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
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.Part;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import java.util.Map;

/**
 * What the descriptor says, with the engine on one node or on all of them, as the setting {@code heat.engine} has it.
 * Immutable; for use by many threads.
 */
public final class HeatComponent implements DeployService, VerifyService, ConstraintService {
    static final String SETTING = "heat.engine";
    private static final String ENGINE = "heat-engine";

    private final DescribedComponent described;

    /** Adds to what the descriptor says. */
    public HeatComponent(DescribedComponent described) {
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
        boolean everywhere = everywhere(target);
        return described.parts(target).stream()
                .map(part ->
                        everywhere && part instanceof PacemakerResource r && r.id().equals(ENGINE) ? clone(r) : part)
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

    private boolean everywhere(Target target) {
        String value = target.settings().get(SETTING, described.defaults().get(SETTING));
        return switch (value) {
            case "active/active" -> true;
            case "active/passive" -> false;
            default ->
                throw new HaException(
                        ErrorCode.INPUT_TOPOLOGY,
                        "setting '" + SETTING + "': expected active/passive or active/active, found '" + value
                                + "'; correct it under 'settings:' of the topology file");
        };
    }

    private static Part clone(PacemakerResource engine) {
        return new PacemakerResource(
                engine.placement(),
                engine.id(),
                engine.agent(),
                Kind.CLONE,
                engine.options(),
                engine.meta(),
                Map.of("interleave", "true"),
                engine.operations());
    }
}
