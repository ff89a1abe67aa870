/**
 * Where the scheduler runs: on this machine or on nodes of the cluster. Start at {@link io.hastack.prover.place.Schedulers}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.prover.place;
