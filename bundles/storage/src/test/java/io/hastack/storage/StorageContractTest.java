package io.hastack.storage;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.testkit.ComponentContract;
import java.util.Set;

class StorageContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new StorageComponent(DescribedComponent.load(getClass()));
    }

    @Override
    protected Set<String> alongside() {
        return Set.of("cinder", "glance");
    }
}
