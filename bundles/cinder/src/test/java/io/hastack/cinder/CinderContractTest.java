package io.hastack.cinder;

import io.hastack.testkit.ComponentContract;
import java.util.Set;

class CinderContractTest extends ComponentContract {
    @Override
    protected Set<String> everyCluster() {
        return Set.of("cluster", "storage");
    }
}
