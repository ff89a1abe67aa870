package io.hastack.ceilometercompute;

import io.hastack.testkit.ComponentContract;

class CeilometerComputeContractTest extends ComponentContract {}
