package io.hastack.health.internal;

import io.hastack.health.Change;
import java.io.IOException;

/** Something outside of the console that is told of changes. */
interface Hook {
    /** @throws IOException if it does not take it; the message holds no address and no secret */
    void tell(Change change) throws IOException;
}
