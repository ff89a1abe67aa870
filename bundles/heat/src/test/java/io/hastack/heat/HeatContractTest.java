package io.hastack.heat;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;

class HeatContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new HeatComponent(DescribedComponent.load(getClass()));
    }
}
