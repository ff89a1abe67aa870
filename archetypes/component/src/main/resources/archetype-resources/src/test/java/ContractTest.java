package ${package};

import io.hastack.testkit.ComponentContract;

/** What every component must keep. The plans in src/test/resources are what a reviewer reads. */
class ContractTest extends ComponentContract {}
