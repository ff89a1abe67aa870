package io.hastack.rabbitmq;

import io.hastack.testkit.ComponentContract;

class RabbitmqContractTest extends ComponentContract {}
