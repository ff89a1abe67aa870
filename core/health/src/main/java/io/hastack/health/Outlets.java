package io.hastack.health;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where changes are told. Safe for use by many threads. */
@ProviderType
public interface Outlets {
    /** The names of all hooks that there are. */
    List<String> HOOKS = List.of("command", "http", "mail");

    /** Writes the change to the log, and to the topic {@code io/hastack/health/CONDITION} if there is an EventAdmin. */
    void publish(Change change);

    /** Returns the hooks that the operator configured. */
    List<String> hooks();

    /**
     * Tells a hook, once, within its deadline, what a round brought. Does nothing if it is not configured.
     *
     * @throws IOException if it failed or its deadline passed; the message holds no address and no secret
     */
    void tell(String hook, List<Change> changes) throws IOException;
}
