package io.hastack.swiftproxy;

import io.hastack.testkit.ComponentContract;

class SwiftProxyContractTest extends ComponentContract {}
