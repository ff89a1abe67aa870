package io.hastack.swift;

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
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the descriptor says, and after its packages the list of devices that the rings are to hold. Immutable; for use by
 * many threads.
 */
public final class SwiftComponent implements DeployService, VerifyService, ConstraintService {
    private final DescribedComponent described;

    /** Adds to what the descriptor says. */
    public SwiftComponent(DescribedComponent described) {
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
        List<Part> parts = new ArrayList<>();
        boolean listed = false;
        for (Part part : described.parts(target)) {
            if (!listed && !(part instanceof Packages)) {
                parts.add(RingDevices.file(component().id(), target, described.defaults()));
                listed = true;
            }
            parts.add(part);
        }
        return List.copyOf(parts);
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
