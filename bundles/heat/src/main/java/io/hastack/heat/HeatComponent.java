package io.hastack.heat;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
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
public final class HeatComponent extends AdaptedComponent {
    static final String SETTING = "heat.engine";
    private static final String ENGINE = "heat-engine";

    /** Adds to what the descriptor says. */
    public HeatComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        boolean everywhere = everywhere(target);
        return super.parts(target).stream()
                .map(part ->
                        everywhere && part instanceof PacemakerResource r && r.id().equals(ENGINE) ? clone(r) : part)
                .toList();
    }

    private boolean everywhere(Target target) {
        String value = target.settings().get(SETTING, defaults().get(SETTING));
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
