package io.hastack.health;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a scheduler calls. Never throws; safe for use by many threads. */
@ProviderType
public interface Rounds {
    /**
     * Returns the rounds to begin now, and keeps their checks from being due before they have ended. Empty while health is
     * off, while there is no topology, and while a run holds it. Asks no node.
     */
    List<Round> due();

    /**
     * Measures, and returns what changed by it: usually nothing. Returns when the round has ended or its deadline has passed.
     * What was measured while a run began is dropped.
     */
    List<Change> take(Round round);

    /** Reads the state of every cluster for the metrics, in one round trip each, when {@link #due} could begin rounds. */
    void readClusters();
}
