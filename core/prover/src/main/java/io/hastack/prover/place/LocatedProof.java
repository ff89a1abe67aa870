package io.hastack.prover.place;

import io.hastack.prover.Proof;

/**
 * A proof, of what and where it was made.
 *
 * @param proof what came out
 * @param cib the CIB that was asked about
 * @param place where the scheduler ran, for people
 * @param note what a reader must know of how it was made; empty for nothing
 */
public record LocatedProof(Proof proof, String cib, String place, String note) {
    /** Returns the SHA-256 of the CIB. */
    public String hash() {
        return Packed.sha256(cib);
    }
}
