package io.hastack.testkit;

import io.hastack.spi.ComponentInfo;
import io.hastack.spi.DeployService;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A component that another one requires, as far as its plan shows: it is {@code Ready} before. */
record StandIn(ComponentInfo component) implements DeployService, VerifyService {
    static StandIn of(String id, boolean everyCluster, boolean everyRemote) {
        return new StandIn(new ComponentInfo(
                id, id, ComponentInfo.Mode.ACTIVE_ACTIVE, Set.of(), List.of("Ready"), everyCluster, everyRemote));
    }

    @Override
    public List<Part> parts(Target target) {
        return List.of();
    }

    @Override
    public Map<String, String> offers(Target target) {
        return offered(component.id());
    }

    /** What a component may offer is not known here; what is read of it is text to the plan. */
    static Map<String, String> offered(String component) {
        return Map.of("url", component + "://");
    }

    @Override
    public List<Check> checks(Target target) {
        return List.of(new Check(
                "Ready", new Probe.Output("true", ""), Scope.ONCE, Duration.ofSeconds(1), Duration.ofSeconds(1), ""));
    }
}
