package io.hastack.gnocchi;

import io.hastack.testkit.ComponentContract;

class GnocchiContractTest extends ComponentContract {}
