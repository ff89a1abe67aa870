package io.hastack.engine;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Runs of this console, past and present, read from their journals. */
@ProviderType
public interface Runs {
    /** Returns all runs, newest first. */
    List<Run> all();

    /** Returns a run by its id, or by {@code last}. */
    Optional<Run> find(String id);
}
