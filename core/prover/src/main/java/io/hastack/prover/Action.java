package io.hastack.prover;

/**
 * Something Pacemaker does in answer.
 *
 * @param round transition it belongs to, from 1; a fault may take several
 * @param task start, stop, promote, demote, or fence
 * @param resource id of the primitive; empty for fencing
 * @param node where; the node that is fenced
 */
public record Action(int round, String task, String resource, String node) {}
