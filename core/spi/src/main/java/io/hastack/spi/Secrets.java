package io.hastack.spi;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The secret store. Values are handed to the transport and to nobody else. Safe for use by many threads. */
@ProviderType
public interface Secrets {
    /** Returns a secret's value, if the store holds one. */
    Optional<String> find(String name);

    /** Stores a value durably before it returns; replaces an older one. */
    void put(String name, String value);

    /** Returns the names of all secrets; never a value. */
    Set<String> names();
}
