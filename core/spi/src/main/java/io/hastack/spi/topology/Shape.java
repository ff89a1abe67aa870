package io.hastack.spi.topology;

/** Computed from the clusters, never stored; shown to operators, asked by no code that decides anything. */
public enum Shape {
    SEGREGATED,
    COLLAPSED,
    MIXED
}
