package io.hastack.qpid;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;

class QpidContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new QpidComponent(DescribedComponent.load(getClass()));
    }
}
