package io.hastack.spi.part;

import io.hastack.spi.transport.CommandResult;
import org.osgi.annotation.versioning.ProviderType;

/** Facts as they were read from one node. */
@ProviderType
public interface Facts {
    /** Returns the node they were read from. */
    Site site();

    /** Returns what a fact's script left behind; {@code took} is zero. */
    CommandResult get(Fact fact);

    /**
     * Returns the SHA-256 of a text as it would arrive on the node, references resolved, 64 hexadecimal digits: a handler
     * compares secrets without seeing them.
     */
    String sha256(String text);
}
