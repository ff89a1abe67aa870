package io.hastack.spi.part;

/** A part that becomes an element of the CIB. All of a cluster that may run at once become one patch. */
public interface CibPart extends Part {}
