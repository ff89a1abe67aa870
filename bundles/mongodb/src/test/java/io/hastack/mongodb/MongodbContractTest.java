package io.hastack.mongodb;

import io.hastack.testkit.ComponentContract;

class MongodbContractTest extends ComponentContract {}
