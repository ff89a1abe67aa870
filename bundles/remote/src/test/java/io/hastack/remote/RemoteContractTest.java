package io.hastack.remote;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;

class RemoteContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new RemoteComponent(DescribedComponent.load(getClass()));
    }
}
