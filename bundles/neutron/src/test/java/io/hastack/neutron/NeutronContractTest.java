package io.hastack.neutron;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;

class NeutronContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new NeutronComponent(DescribedComponent.load(getClass()));
    }
}
