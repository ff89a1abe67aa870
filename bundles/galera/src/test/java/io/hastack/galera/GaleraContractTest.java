package io.hastack.galera;

import io.hastack.testkit.ComponentContract;

class GaleraContractTest extends ComponentContract {}
