package io.hastack.haproxy;

import io.hastack.testkit.ComponentContract;

class HaproxyContractTest extends ComponentContract {}
