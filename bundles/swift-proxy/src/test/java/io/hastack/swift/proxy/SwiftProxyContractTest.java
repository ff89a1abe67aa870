package io.hastack.swift.proxy;

import io.hastack.testkit.ComponentContract;

class SwiftProxyContractTest extends ComponentContract {}
