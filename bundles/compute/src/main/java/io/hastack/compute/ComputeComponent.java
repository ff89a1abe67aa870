package io.hastack.compute;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import java.util.List;

/**
 * Compute nodes: what the descriptor says, without the mount of volumes where no Cinder keeps any. A constraint whose end is not
 * there stays out of the CIB by itself. Immutable; for use by many threads.
 */
public final class ComputeComponent extends AdaptedComponent {
    private static final String VOLUMES = "nova-volumes-fs";

    /** Leaves out of what the descriptor says what the topology has no use for. */
    public ComputeComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        boolean volumes = target.topology().hosting("cinder").isPresent();
        return super.parts(target).stream()
                .filter(part -> volumes || !(part instanceof PacemakerResource r && r.id().equals(VOLUMES)))
                .toList();
    }
}
