package io.hastack.qpid;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
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
public final class QpidComponent extends AdaptedComponent {
    static final String FOLDER = "/usr/local/lib/hastack-qpid";

    /** The last release whose oslo.messaging speaks AMQP 1.0, by the platform that has it. */
    private static final String ZED = "debian-12";

    private static final List<String> DRIVER = List.of("python3-pyngus", "python3-qpid-proton");

    private final Files files = Files.ofThisBundle();

    /** Adds to what the descriptor says. */
    public QpidComponent(DescribedComponent described) {
        super(described);
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
        return super.offers(target);
    }

    @Override
    public List<Part> parts(Target target) {
        List<Part> parts = new ArrayList<>();
        for (Part part : super.parts(target)) {
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

    private boolean chosen(Target target) {
        return component().id().equals(target.topology().settings().get(setting()));
    }

    private String setting() {
        return component().replaces().orElseThrow().setting();
    }
}
