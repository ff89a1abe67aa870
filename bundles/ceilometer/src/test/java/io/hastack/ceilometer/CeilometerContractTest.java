package io.hastack.ceilometer;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;

class CeilometerContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new CeilometerComponent(DescribedComponent.load(getClass()));
    }
}
