package io.hastack.gateway;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;
import java.util.Set;

class GatewayContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new GatewayComponent(DescribedComponent.load(getClass()));
    }

    @Override
    protected Set<String> alongside() {
        return Set.of("horizon", "nova");
    }
}
