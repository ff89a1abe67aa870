package io.hastack.redis;

import io.hastack.testkit.ComponentContract;

class RedisContractTest extends ComponentContract {}
