package io.hastack.prover.internal;

import io.hastack.prover.Scenario;
import java.util.Set;

/**
 * A scenario as one partition sees it.
 *
 * @param members members that are in the partition; those that are lost are not
 * @param cut members that are alive in another partition
 * @param quorate whether it has quorum
 * @param repaired whether the repair is asked for in this view
 */
record View(Scenario scenario, Set<String> members, Set<String> cut, boolean quorate, boolean repaired) {}
