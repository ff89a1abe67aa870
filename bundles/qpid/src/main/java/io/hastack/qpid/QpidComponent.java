package io.hastack.qpid;

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
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the descriptor says, with the broker's own files; and where the operator chose this bus for the services, their
 * driver, or the refusal of a release that has none. Immutable; for use by many threads.
 */
public final class QpidComponent implements DeployService, VerifyService, ConstraintService {
    static final String FOLDER = "/usr/local/lib/hastack-qpid";

    /** The last release whose oslo.messaging speaks AMQP 1.0, by the platform that has it. */
    private static final String ZED = "debian-12";

    private static final List<String> DRIVER = List.of("python3-pyngus", "python3-qpid-proton");

    private final DescribedComponent described;
    private final Files files = Files.ofThisBundle();

    /** Adds to what the descriptor says. */
    public QpidComponent(DescribedComponent described) {
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
        if (chosen(target) && !target.topology().platform().equals(ZED)) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    "setting '" + setting() + "': the services of OpenStack 2025.1 have no driver for AMQP 1.0 or Qpid"
                            + " (the last with one is Zed, on Debian 12), so they cannot use 'qpid' on platform '"
                            + target.topology().platform() + "'; write '" + setting() + ": "
                            + component().replaces().orElseThrow().component()
                            + "' under 'settings:' of the topology file");
        }
        return described.offers(target);
    }

    @Override
    public List<Part> parts(Target target) {
        List<Part> parts = new ArrayList<>();
        for (Part part : described.parts(target)) {
            parts.add(part);
            if (part instanceof Packages) {
                parts.add(new Distribution(Placement.EVERY_NODE, FOLDER, files));
            }
        }
        if (chosen(target)) {
            // Debian only suggests the driver; whoever uses the bus needs it.
            for (String user : new TreeSet<>(target.topology().components())) {
                if (!user.equals(component().id())) {
                    parts.add(new Packages(Placement.EVERY_NODE.at(user), DRIVER, List.of()));
                }
            }
        }
        return parts;
    }

    @Override
    public List<Check> checks(Target target) {
        return described.checks(target);
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return described.constraints(target);
    }

    private boolean chosen(Target target) {
        return component().id().equals(target.topology().settings().get(setting()));
    }

    private String setting() {
        return component().replaces().orElseThrow().setting();
    }
}
