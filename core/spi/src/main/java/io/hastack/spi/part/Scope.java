package io.hastack.spi.part;

/** On how many nodes of its cluster a part or check is carried out. */
public enum Scope {
    /** On each node that runs the component. */
    EVERY_NODE,
    /** On one node for the whole cluster: the CIB, a database, the catalogue. */
    ONCE
}
