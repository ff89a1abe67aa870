package io.hastack.shell.completion;

import io.hastack.spi.Secrets;
import java.util.Set;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Names of secrets. */
@Service
public final class SecretCompleter extends NameCompleter {
    @Reference(optional = true)
    Secrets secrets;

    @Override
    Set<String> names() {
        return secrets == null ? Set.of() : secrets.names();
    }
}
