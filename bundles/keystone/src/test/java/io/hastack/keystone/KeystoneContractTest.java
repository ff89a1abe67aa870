package io.hastack.keystone;

import io.hastack.testkit.ComponentContract;

class KeystoneContractTest extends ComponentContract {}
