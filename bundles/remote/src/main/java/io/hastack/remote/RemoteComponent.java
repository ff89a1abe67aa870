package io.hastack.remote;

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
import io.hastack.spi.part.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * pacemaker_remote on all remotes of a cluster: what the descriptor says, then what makes each of them a node of the
 * cluster. Immutable; for use by many threads.
 */
public final class RemoteComponent implements DeployService, VerifyService, ConstraintService {
    private final DescribedComponent described;

    /** Adds to what the descriptor says. */
    public RemoteComponent(DescribedComponent described) {
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
        return Stream.concat(
                        described.parts(target).stream(),
                        target.nodes().stream().flatMap(Connection::parts))
                .toList();
    }

    @Override
    public List<Check> checks(Target target) {
        return Stream.concat(described.checks(target).stream(), Stream.of(RemotesOnline.of(target.nodes())))
                .toList();
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return described.constraints(target);
    }
}
