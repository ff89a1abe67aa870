package io.hastack.placement;

import io.hastack.testkit.ComponentContract;

class PlacementContractTest extends ComponentContract {}
