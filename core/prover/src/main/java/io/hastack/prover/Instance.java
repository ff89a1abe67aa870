package io.hastack.prover;

/**
 * A resource on a node.
 *
 * @param resource id of the primitive
 * @param role Started, Promoted or Unpromoted
 */
public record Instance(String resource, String node, String role) {}
