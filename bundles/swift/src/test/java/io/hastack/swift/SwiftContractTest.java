package io.hastack.swift;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;

class SwiftContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new SwiftComponent(DescribedComponent.load(getClass()));
    }
}
