package io.hastack.horizon;

import io.hastack.testkit.ComponentContract;

class HorizonContractTest extends ComponentContract {}
