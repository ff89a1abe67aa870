package io.hastack.memcached;

import io.hastack.testkit.ComponentContract;

class MemcachedContractTest extends ComponentContract {}
