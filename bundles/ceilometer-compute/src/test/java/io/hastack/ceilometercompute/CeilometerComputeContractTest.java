package io.hastack.ceilometercompute;

import io.hastack.testkit.ComponentContract;

class CeilometerComputeContractTest extends ComponentContract {
    @Override
    protected boolean onRemotes() {
        return true;
    }
}
