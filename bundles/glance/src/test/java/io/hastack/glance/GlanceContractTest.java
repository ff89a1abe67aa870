package io.hastack.glance;

import io.hastack.testkit.ComponentContract;
import java.util.Set;

class GlanceContractTest extends ComponentContract {
    @Override
    protected Set<String> everyCluster() {
        return Set.of("cluster", "storage");
    }
}
