package io.hastack.prover.place;

import java.nio.file.Path;

/** Where this console keeps what schedulers answered, for the next proof and for the calls that reproduce a violation. */
final class ProofFolder {
    private ProofFolder() {}

    static Path path() {
        return Path.of(System.getProperty("hastack.data", System.getProperty("karaf.data", "data")))
                .toAbsolutePath()
                .normalize()
                .resolve("proofs");
    }
}
