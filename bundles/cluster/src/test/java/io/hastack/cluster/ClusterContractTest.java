package io.hastack.cluster;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;

class ClusterContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new ClusterComponent(DescribedComponent.load(getClass()));
    }
}
