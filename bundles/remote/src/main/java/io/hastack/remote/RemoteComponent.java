package io.hastack.remote;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.part.Part;
import java.util.List;
import java.util.stream.Stream;

/**
 * pacemaker_remote on all remotes of a cluster: what the descriptor says, then what makes each of them a node of the
 * cluster. Immutable; for use by many threads.
 */
public final class RemoteComponent extends AdaptedComponent {
    /** Adds to what the descriptor says. */
    public RemoteComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        return Stream.concat(
                        super.parts(target).stream(), target.nodes().stream().flatMap(Connection::parts))
                .toList();
    }

    @Override
    public List<Check> checks(Target target) {
        return Stream.concat(super.checks(target).stream(), Stream.of(RemotesOnline.of(target.nodes())))
                .toList();
    }
}
