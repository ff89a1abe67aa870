package io.hastack.engine;

import io.hastack.spi.part.Part;

/** A part with the component that asked for it. */
public record Owned<P extends Part>(String component, P part) {}
