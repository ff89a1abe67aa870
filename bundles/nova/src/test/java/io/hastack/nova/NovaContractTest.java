package io.hastack.nova;

import io.hastack.testkit.ComponentContract;

class NovaContractTest extends ComponentContract {}
