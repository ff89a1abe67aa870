package io.hastack.spi.plan;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Append-only memory of runs. What {@code append} wrote is on disk when it returns. */
@ProviderType
public interface Journal {
    /** Writes several events of a run durably, with one flush. */
    void append(String run, List<Event> events);

    /** Returns the events of a run, oldest first; a half-written last line is ignored. */
    List<Event> events(String run);

    /** Returns the ids of all runs, oldest first. */
    List<String> runs();
}
