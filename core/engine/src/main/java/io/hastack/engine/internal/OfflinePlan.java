package io.hastack.engine.internal;

import io.hastack.engine.Request;
import io.hastack.spi.plan.Plan;
import java.util.Set;

/** Plans without OSGi and without nodes, for contract tests of components. */
public final class OfflinePlan {
    private OfflinePlan() {}

    /** Returns the plan for a request; every part counts as a change. */
    public static Plan of(Plugins plugins, Request request) {
        Composition wanted = new Composer(plugins, request.topology()).compose(request.components());
        Composition everything = new Composer(plugins, request.topology()).compose(Set.of());
        return new Forecast("offline", request.workflow(), Tasks.of(plugins, wanted, everything)).offline();
    }
}
