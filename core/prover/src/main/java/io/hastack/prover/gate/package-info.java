/** Keeps unproven changes from clusters. Start at {@link io.hastack.prover.gate.ProofGate}. */
package io.hastack.prover.gate;
