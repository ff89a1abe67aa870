package io.hastack.spi.part;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/** The bytes of a file that is too large for a text; a resource of a bundle, say. Safe for use by many threads. */
@ConsumerType
public interface Payload {
    /** Returns the SHA-256 of the bytes, 64 lower-case hexadecimal digits; the node compares what has arrived with it. */
    String sha256();

    /** Returns the bytes from the beginning; the caller closes. */
    InputStream open() throws IOException;
}
