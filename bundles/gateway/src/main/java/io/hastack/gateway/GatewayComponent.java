package io.hastack.gateway;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The gateway: what the descriptor says, and before Pacemaker is told of it the files that list nodes and VIPs. Immutable; for
 * use by many threads.
 */
public final class GatewayComponent extends AdaptedComponent {
    private static final String EXTERNAL = "vip-gateway-external";

    /** Adds to what the descriptor says. */
    public GatewayComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        List<Part> parts = new ArrayList<>();
        boolean before = false;
        for (Part part : super.parts(target)) {
            if (!before && part instanceof CibPart) {
                parts.addAll(GatewayFiles.of(target));
                before = true;
            }
            if (!(part instanceof PacemakerResource resource && resource.id().equals(EXTERNAL)) || apart(target)) {
                parts.add(part);
            }
        }
        return List.copyOf(parts);
    }

    @Override
    public List<Check> checks(Target target) {
        List<Check> checks = new ArrayList<>(super.checks(target));
        String outside = "http://" + GatewayFiles.external(target);
        if (GatewayFiles.shows(target, "horizon")) {
            checks.add(shown("GatewayShowsHorizon", outside + "/horizon/auth/login/", "csrfmiddlewaretoken"));
        }
        if (GatewayFiles.shows(target, "nova")) {
            checks.add(shown("GatewayShowsConsoles", outside + ":6080/vnc_lite.html", ""));
        }
        return List.copyOf(checks);
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return super.constraints(target).stream()
                .filter(constraint -> !names(constraint) || apart(target))
                .toList();
    }

    /** Whether Horizon and consoles have an address beside the VIP. */
    private static boolean apart(Target target) {
        return !target.settings().get("gateway.external-address", "").isEmpty();
    }

    private static boolean names(Constraint constraint) {
        return constraint instanceof Constraint.Colocation colocation
                && colocation.resource().equals(EXTERNAL);
    }

    private static Check shown(String condition, String url, String expect) {
        return new Check(
                condition,
                new Probe.Http(url, 200, expect),
                Scope.ONCE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(120),
                "See `journalctl -u hastack-gateway-proxy` on the node where `crm_mon -1` shows gateway-proxy");
    }
}
