/**
 * What members of Galera hold after a total outage, and who may found the cluster anew: pure functions of facts. Start at
 * {@link io.hastack.galera.recovery.Decider}.
 */
package io.hastack.galera.recovery;
