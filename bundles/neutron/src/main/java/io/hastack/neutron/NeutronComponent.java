package io.hastack.neutron;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.Part;
import java.util.List;
import java.util.stream.Stream;

/**
 * Neutron's server and agents: what the descriptor says, and what follows from the operator's choices. Immutable; for use
 * by many threads.
 */
public final class NeutronComponent extends AdaptedComponent {
    /** Adds to what the descriptor says. */
    public NeutronComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        Choices choices = choices(target);
        Stream<Part> parts = super.parts(target).stream().map(part -> Chosen.in(part, choices, target));
        return SingleServer.parts(target, Stream.concat(parts, Stream.of(Agents.adoption(target, choices))))
                .toList();
    }

    @Override
    public List<Check> checks(Target target) {
        Check alive = Agents.alive(target, choices(target));
        return Stream.concat(super.checks(target).stream(), Stream.of(alive)).toList();
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return SingleServer.constraints(target, super.constraints(target).stream())
                .toList();
    }

    private Choices choices(Target target) {
        return Choices.of(target, defaults());
    }
}
