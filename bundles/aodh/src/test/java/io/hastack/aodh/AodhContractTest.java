package io.hastack.aodh;

import io.hastack.testkit.ComponentContract;

class AodhContractTest extends ComponentContract {}
