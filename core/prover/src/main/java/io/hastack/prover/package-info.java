/**
 * Proves what a CIB makes Pacemaker do after each failure. Start at {@link io.hastack.prover.Prover}; {@code docs/proof.md}
 * says how each invariant is decided.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.prover;
